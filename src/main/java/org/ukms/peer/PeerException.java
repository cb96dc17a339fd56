package org.ukms.peer;

import java.time.Duration;
import java.util.Optional;

/** The other node gave no key ID. The message says why, and is fit for a log. */
public final class PeerException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  /** A failure, with the time that the peer asked us to wait. */
  public PeerException(String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** What the peer asked us to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
