package org.ukms.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** L-3, L-6. */
class BootWatchTest {

  private final BootWatch watch = new BootWatch();

  @Test
  void keepsTheFirstFailureThatHasAnException() {
    publish(Level.WARNING, "a warning", new IllegalStateException("harmless"));
    publish(Level.SEVERE, "no exception", null);
    publish(Level.SEVERE, "failed", new IllegalStateException("locked"));
    publish(Level.SEVERE, "failed again", new IllegalStateException("later"));

    assertThat(watch.failure()).contains("locked");
  }

  @Test
  void listensOnceTheServerSaysSo() {
    publish(Level.INFO, "NCLS-CORE-00058", null);
    assertThat(watch.opened()).isZero();

    publish(Level.INFO, "NCLS-CORE-00101", null);
    assertThat(watch.opened()).isEqualTo(1);
  }

  private void publish(Level level, String message, Throwable thrown) {
    LogRecord logged = new LogRecord(level, message);
    logged.setThrown(thrown);
    watch.publish(logged);
  }
}
