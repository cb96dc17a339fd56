package org.ukms.server.rest.reply;

/** A request that we refuse, in our own words. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final boolean marked;

  /** With this status, in these words. */
  public Refusal(int status, String message) {
    this(status, message, false);
  }

  private Refusal(int status, String message, boolean marked) {
    super(message, null, false, false);
    this.status = status;
    this.marked = marked;
  }

  /** For whom the confirmed exchange is spoken, but not with this peer. */
  public static Refusal unknownPeer() {
    return new Refusal(404, "unknown peer", true);
  }

  /** What nothing is found at, and where there is no node. */
  public static Refusal notFound() {
    return new Refusal(404, "not found");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Its body, UTF-8. */
  public byte[] json() {
    return marked ? JsonReply.ukms(getMessage()) : JsonReply.object("message", getMessage());
  }
}
