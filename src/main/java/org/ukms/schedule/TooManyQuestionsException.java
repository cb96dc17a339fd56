package org.ukms.schedule;

import java.time.Duration;

/** A peer asks more often than it may. */
public final class TooManyQuestionsException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** One that says how long until the next may come. */
  public TooManyQuestionsException(Duration retryAfter) {
    super("too many requests for this peer");
    this.retryAfter = retryAfter;
  }

  /** How long until a fresh key may be asked for. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
