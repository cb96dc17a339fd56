package org.ukms.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** Collects a reply up to a limit, and fails the exchange past it (H-4). */
final class BoundedReply extends AbstractBinResponseConsumer<HttpReply> {

  private final byte[] body;
  private int length;
  private int status;
  private Optional<Duration> retryAfter = Optional.empty();

  BoundedReply(int limit) {
    this.body = new byte[limit];
  }

  @Override
  protected void start(HttpResponse reply, ContentType type) {
    status = reply.getCode();
    retryAfter =
        Optional.ofNullable(reply.getFirstHeader(HttpHeaders.RETRY_AFTER))
            .map(Header::getValue)
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  @Override
  protected int capacityIncrement() {
    return body.length;
  }

  @Override
  protected void data(ByteBuffer source, boolean last) throws IOException {
    int more = source.remaining();
    if (more > body.length - length) {
      throw new ReplyTooLongException(body.length);
    }
    source.get(body, length, more);
    length += more;
  }

  @Override
  protected HttpReply buildResult() {
    return new HttpReply(status, Arrays.copyOf(body, length), retryAfter);
  }

  @Override
  public void releaseResources() {
    Arrays.fill(body, (byte) 0);
  }
}
