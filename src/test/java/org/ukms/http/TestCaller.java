package org.ukms.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What all tests of a class call with, closed after the last of them. */
public final class TestCaller implements AfterAllCallback {

  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
  private final HttpCaller http = new HttpCaller(Duration.ofSeconds(5), deadlines);

  public HttpCaller http() {
    return http;
  }

  /** For callers of a test's own. */
  ScheduledExecutorService deadlines() {
    return deadlines;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    http.close();
    deadlines.shutdownNow();
  }
}
