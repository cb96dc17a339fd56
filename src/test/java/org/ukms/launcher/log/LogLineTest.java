package org.ukms.launcher.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** L-9. */
class LogLineTest {

  private final LogLine format = new LogLine();

  @Test
  void isTimeLevelLoggerAndMessageInUtc() {
    assertThat(format.format(logged(Level.INFO, "node hsn_alice")))
        .isEqualTo("2026-01-01T12:00:00.123Z INFO org.ukms.server node hsn_alice\n");
  }

  @Test
  void fillsParametersIn() {
    LogRecord logged = logged(Level.WARNING, "peer {0} is down");
    logged.setParameters(new Object[] {"hsn_bob"});

    assertThat(format.format(logged)).endsWith("peer hsn_bob is down\n");
  }

  @Test
  void keepsAMessageInItsLine() {
    assertThat(format.format(logged(Level.INFO, "a\n2026-01-01 forged\u001b[31m")))
        .endsWith(" a\\n2026-01-01 forged\\u001b[31m\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void indentsEveryLineOfAStackTrace() {
    LogRecord logged = logged(Level.SEVERE, "failed");
    logged.setThrown(new IllegalStateException("one\ntwo"));

    List<String> lines = format.format(logged).lines().toList();

    assertThat(lines).hasSizeGreaterThan(3);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("  "));
  }

  @Test
  void showsAStackTraceOnceWhereTheServerLogsItAgainInAnotherWrapping() {
    IllegalStateException cause = new IllegalStateException("cause");
    LogRecord first = logged(Level.SEVERE, "failed");
    first.setThrown(cause);
    LogRecord second = logged(Level.SEVERE, "failed indeed");
    second.setThrown(new IllegalArgumentException(cause));

    assertThat(format.format(first)).contains("cause");
    assertThat(format.format(second)).endsWith("failed indeed\n");
  }

  private static LogRecord logged(Level level, String message) {
    LogRecord logged = new LogRecord(level, message);
    logged.setLoggerName("org.ukms.server");
    logged.setInstant(Instant.parse("2026-01-01T12:00:00.123456Z"));
    return logged;
  }
}
