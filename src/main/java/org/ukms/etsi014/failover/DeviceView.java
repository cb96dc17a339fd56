package org.ukms.etsi014.failover;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * How a device stands, for an operator.
 *
 * @param failingSince when the first of the failures was that nothing good has followed
 * @param cause the last of them
 * @param nextTry when a device that rests is asked again
 * @param remark what its status says that should be put right
 */
public record DeviceView(
    URI url,
    State state,
    Optional<Instant> failingSince,
    Optional<String> cause,
    Optional<Instant> nextTry,
    Optional<String> remark) {

  /** In one word. */
  public enum State {
    /** Nothing is known of it. */
    UNKNOWN,
    /** What was asked last went well. */
    OK,
    /** What was asked last did not. */
    FAILING,
    /** It failed, and is not asked for a while. */
    RESTING
  }
}
