package org.ukms.server;

import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.Event;
import org.ukms.event.Event.PskInstalled;

/** Tells events to the container's log, a line each. */
final class EventLog {

  private static final System.Logger LOG = System.getLogger("org.ukms.rotation");

  private EventLog() {}

  static void log(Event event) {
    LOG.log(level(event), event::line);
  }

  private static System.Logger.Level level(Event event) {
    if (event.alarming()) {
      return System.Logger.Level.WARNING;
    }
    // What a leader confirmed is told as a rotation.
    boolean told =
        event instanceof PskInstalled || (event instanceof EpochReached reached && reached.led());
    return told ? System.Logger.Level.DEBUG : System.Logger.Level.INFO;
  }
}
