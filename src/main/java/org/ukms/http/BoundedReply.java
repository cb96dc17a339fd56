package org.ukms.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.AbstractBinDataConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Collects a reply up to a limit, and fails the exchange past it (H-4). */
final class BoundedReply extends AbstractBinDataConsumer
    implements AsyncResponseConsumer<HttpReply> {

  private final byte[] body;
  private int length;
  private int status;
  private FutureCallback<HttpReply> whole;
  private Optional<Duration> retryAfter = Optional.empty();

  BoundedReply(int limit) {
    this.body = new byte[limit];
  }

  // Whatever the Content-Type: a reply that is no JSON is found out when it is read.
  @Override
  public void consumeResponse(
      HttpResponse reply,
      EntityDetails entity,
      HttpContext context,
      FutureCallback<HttpReply> end) {
    status = reply.getCode();
    retryAfter = RetryAfter.of(reply);
    whole = end;
    if (entity == null) {
      completed();
    }
  }

  @Override
  public void informationResponse(HttpResponse interim, HttpContext context) {
    // says nothing of the reply
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
  protected void completed() {
    whole.completed(new HttpReply(status, Arrays.copyOf(body, length), retryAfter));
  }

  @Override
  public void failed(Exception cause) {
    // the call hears of it from the exchange
  }

  @Override
  public void releaseResources() {
    Arrays.fill(body, (byte) 0);
  }
}
