package org.ukms.server.rest;

/** A request that we refuse, in our own words. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** What nothing is found at, and where there is no node. */
  static Refusal notFound() {
    return new Refusal(404, "not found");
  }

  int status() {
    return status;
  }
}
