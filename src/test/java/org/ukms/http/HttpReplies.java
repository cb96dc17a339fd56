package org.ukms.http;

import java.time.Duration;
import java.util.Optional;

/** Replies as they come from the network. */
public final class HttpReplies {

  private HttpReplies() {}

  /** One of this body. */
  public static HttpReply of(int status, byte[] body, Optional<Duration> retryAfter) {
    return new HttpReply(status, body, retryAfter);
  }
}
