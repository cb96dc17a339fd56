package org.ukms.pairing;

import java.time.Duration;
import java.util.Optional;

/**
 * When a random key takes the place of a PSK.
 *
 * @param staleAfter at which age, if ever
 * @param atShutdown whether when the node ends in order
 */
public record FailClosed(Optional<Duration> staleAfter, boolean atShutdown) {

  /** Never. */
  public static final FailClosed NEVER = new FailClosed(Optional.empty(), false);
}
