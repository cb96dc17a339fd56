package org.ukms.server.rest.whole;

/** A body that is not read, or not any further; nor is whatever follows it. */
public final class RefusedBody extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedBody(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** The HTTP status to answer, with the message. */
  public int status() {
    return status;
  }
}
