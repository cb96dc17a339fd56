package org.ukms.launcher.tls;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLHandshakeException;

/** Learns from the server's log of callers without a certificate, of which no trust is asked. */
final class HandshakeWatch extends Handler {

  private static final Logger LOGGER =
      Logger.getLogger("org.glassfish.grizzly.filterchain.DefaultFilterChain");

  /** The JDK's words; it has no others. */
  private static final String NONE = "Empty client certificate chain";

  private final Refused refused;

  HandshakeWatch(Refused refused) {
    this.refused = refused;
  }

  /** Begins; what it needs to see is not shown, as it is less than a warning. */
  void begin() {
    LOGGER.setLevel(Level.FINE);
    LOGGER.addHandler(this);
  }

  @Override
  public void publish(LogRecord logged) {
    if (logged.getThrown() instanceof SSLHandshakeException failure
        && NONE.equals(failure.getMessage())) {
      refused.tell("nobody", "shows no certificate");
    }
  }

  @Override
  public void flush() {
    // keeps nothing back
  }

  @Override
  public void close() {
    // holds nothing open
  }
}
