package org.ukms.rotation;

import java.time.Duration;
import org.ukms.key.KeyId;

/** How an attempt to rotate ended. */
sealed interface RotationOutcome {

  /** The peer's new key is here. */
  record Rotated(KeyId keyId, Duration took) implements RotationOutcome {}

  /** It is not; the state is as before. */
  record Failed(String cause, Duration askedToWait) implements RotationOutcome {}
}
