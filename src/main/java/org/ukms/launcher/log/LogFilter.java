package org.ukms.launcher.log;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Lets our own lines pass, and the server's from WARNING on (L-9).
 *
 * <p>Levels in {@code logging.properties} are not enough: the web container sets its own again.
 * Named there, hence public.
 */
public final class LogFilter implements Filter {

  private static final String OURS = "org.ukms.";

  /**
   * "An exception or error occurred in the container during the request processing", with a stack
   * trace for each request whose path cannot be decoded: anybody could fill a disk by it. A record
   * holds the key of its text.
   */
  private static final String STRANGERS_FAULT = "AS-WEB-CORE-00037";

  /** Called by the log manager. */
  public LogFilter() {}

  @Override
  public boolean isLoggable(LogRecord logged) {
    String name = logged.getLoggerName();
    if (name != null && (name + ".").startsWith(OURS)) {
      return true;
    }
    return logged.getLevel().intValue() >= Level.WARNING.intValue()
        && !STRANGERS_FAULT.equals(logged.getMessage());
  }
}
