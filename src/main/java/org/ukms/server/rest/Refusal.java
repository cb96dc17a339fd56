package org.ukms.server.rest;

/** A request that we refuse, in our own words. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean marked;

  Refusal(int status, String message) {
    this(status, message, false);
  }

  private Refusal(int status, String message, boolean marked) {
    super(message, null, false, false);
    this.status = status;
    this.marked = marked;
  }

  /** For whom the confirmed exchange is spoken, but not with this peer. */
  static Refusal unknownPeer() {
    return new Refusal(404, "unknown peer", true);
  }

  /** What nothing is found at, and where there is no node. */
  static Refusal notFound() {
    return new Refusal(404, "not found");
  }

  int status() {
    return status;
  }

  byte[] json() {
    return marked ? JsonReply.ukms(getMessage()) : JsonReply.object("message", getMessage());
  }
}
