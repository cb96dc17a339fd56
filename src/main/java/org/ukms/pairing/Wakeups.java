package org.ukms.pairing;

import java.time.Duration;
import org.ukms.name.PeerName;

/**
 * Whoever calls {@code Rotations.tick} when a time has come: the container's timers, or a test's
 * clock.
 */
@FunctionalInterface
public interface Wakeups {

  /** Ticks this peer once after this time, instead of at the time that was named before. */
  void wake(PeerName peer, Duration in);
}
