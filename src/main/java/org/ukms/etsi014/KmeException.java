package org.ukms.etsi014;

import java.time.Duration;
import java.util.Optional;

/** The QKD device gave no key. The message says why, and is fit for a log (E-4). */
public final class KmeException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The request did not reach the device: no connection, or no TLS. */
    UNREACHABLE,
    /** The device may have got the request; a whole reply did not come. */
    NO_REPLY,
    /** The device has no key of this ID; its twin may deliver late. */
    NOT_FOUND,
    /** The device wants to be asked later: 503, or 429. */
    BUSY,
    /** The device does not accept who we are: 401. */
    UNAUTHORIZED,
    /** The device refuses the request itself: 400, or another 4xx. */
    REFUSED,
    /** The device answered what the standard does not allow. */
    VIOLATION,
    /** The device failed a moment ago and was not asked. */
    RESTING
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /** A failure, with the time that the device asked us to wait. */
  public KmeException(Kind kind, String message, Optional<Duration> retryAfter, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Whether the device may have taken a key from its store for us (E-3). */
  public boolean mayHaveCostAKey() {
    return kind == Kind.NO_REPLY || kind == Kind.VIOLATION;
  }

  /** What the device asked us to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
