package org.ukms.server.rest.whole;

/** A body that is not read, or not any further. */
final class RefusedBody extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedBody(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
