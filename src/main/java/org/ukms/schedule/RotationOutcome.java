package org.ukms.schedule;

import java.time.Duration;
import org.ukms.key.KeyId;

/** How a turn ended. */
public sealed interface RotationOutcome {

  /** The peer's new key is here. */
  record Rotated(KeyId keyId, Duration took) implements RotationOutcome {}

  /** It is not; the state is as before. */
  record Failed(String cause, Duration askedToWait) implements RotationOutcome {}

  /**
   * A message was not answered and is to be repeated.
   *
   * @param in how long until then
   * @param underWay whether something was begun with it that must come to its end
   */
  record Unanswered(String cause, Duration in, boolean underWay) implements RotationOutcome {}

  /** There was nothing to do for us. */
  record Quiet() implements RotationOutcome {}
}
