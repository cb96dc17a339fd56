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

  /** Called by the log manager. */
  public LogFilter() {}

  @Override
  public boolean isLoggable(LogRecord logged) {
    String name = logged.getLoggerName();
    return logged.getLevel().intValue() >= Level.WARNING.intValue()
        || (name != null && name.startsWith(OURS));
  }
}
