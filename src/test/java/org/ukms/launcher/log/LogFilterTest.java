package org.ukms.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** What is logged (L-9). */
class LogFilterTest {

  @Test
  void letsOurOwnLinesPassAndTheServersFromWarningOn() {
    assertThat(passes("org.ukms.rotation", Level.INFO, "rotated")).isTrue();
    assertThat(passes("org.ukms", Level.INFO, "ready")).isTrue();
    assertThat(passes("org.ukmsother", Level.INFO, "not ours")).isFalse();
    assertThat(passes("fish.payara", Level.INFO, "chatter")).isFalse();
    assertThat(passes("fish.payara", Level.WARNING, "trouble")).isTrue();
    assertThat(passes(null, Level.INFO, "nobody")).isFalse();
  }

  @Test
  void dropsWhatAnybodyCanMakeTheServerSayWithEachRequest() {
    String message = "AS-WEB-CORE-00037";
    assertThat(passes("jakarta.enterprise.web.core", Level.SEVERE, message)).isFalse();
    assertThat(passes("jakarta.enterprise.web.core", Level.SEVERE, "something else")).isTrue();
  }

  private static boolean passes(String logger, Level level, String message) {
    LogRecord logged = new LogRecord(level, message);
    logged.setLoggerName(logger);
    return new LogFilter().isLoggable(logged);
  }
}
