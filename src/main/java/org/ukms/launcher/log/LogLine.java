package org.ukms.launcher.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One record, one line: {@code 2026-01-01T12:00:00.123Z INFO org.ukms.server message} (L-9).
 *
 * <p>Named in {@code logging.properties}, hence public. Control characters of a message are escaped
 * and the lines of a stack trace are indented: no text from outside can pass for a line of its own.
 */
public final class LogLine extends Formatter {

  /** Payara logs a failed start two or three times over, each time with the whole stack trace. */
  private Throwable lastRoot;

  /** Called by the log manager. */
  public LogLine() {
    this.lastRoot = new Throwable("none yet");
  }

  @Override
  public synchronized String format(LogRecord logged) {
    StringBuilder line = new StringBuilder(160);
    line.append("%tFT%<tT.%<tLZ ".formatted(logged.getInstant().atOffset(ZoneOffset.UTC)))
        .append(logged.getLevel().getName())
        .append(' ')
        .append(logged.getLoggerName())
        .append(' ');
    escape(String.valueOf(formatMessage(logged)), line);
    line.append('\n');
    Throwable thrown = logged.getThrown();
    if (thrown != null && RootCause.of(thrown) != lastRoot) {
      lastRoot = RootCause.of(thrown);
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace, true));
      trace.toString().lines().forEach(each -> line.append("  ").append(each).append('\n'));
    }
    return line.toString();
  }

  private static void escape(String message, StringBuilder to) {
    for (char c : message.strip().toCharArray()) {
      switch (c) {
        case '\n' -> to.append("\\n");
        case '\t' -> to.append("\\t");
        default -> to.append(Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : c);
      }
    }
  }
}
