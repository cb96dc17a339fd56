package org.ukms.http;

import java.io.IOException;

/** A call that got no whole reply (H-5). */
public final class HttpFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final boolean sent;

  HttpFailure(String message, boolean sent, Throwable cause) {
    super(message, cause);
    this.sent = sent;
  }

  /** Whether the other side may have got the request, and acted on it. */
  public static boolean mayHaveBeenSent(Throwable failure) {
    return !(failure instanceof HttpFailure known) || known.sent;
  }

  /** Why there is no reply, fit for a log. */
  public static String reason(Throwable failure) {
    return failure instanceof HttpFailure
        ? failure.getMessage()
        : failure.getClass().getSimpleName();
  }
}
