package org.ukms.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A whole reply. It may hold keys, so whoever reads it closes it. */
public final class HttpReply implements AutoCloseable {

  private final int status;
  private final byte[] body;
  private final Optional<Duration> retryAfter;

  HttpReply(int status, byte[] body, Optional<Duration> retryAfter) {
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /**
   * The body itself, at most {@link HttpCaller#MAX_BODY} bytes, overwritten at the end of this
   * reply.
   */
  public byte[] body() {
    return body;
  }

  /** What the party asked us to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  @Override
  public void close() {
    Arrays.fill(body, (byte) 0);
  }
}
