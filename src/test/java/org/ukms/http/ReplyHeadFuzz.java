package org.ukms.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** What a reply says beside its body: Retry-After; and how a body is put together of pieces. */
public final class ReplyHeadFuzz {

  private static final int LIMIT = 256;
  private static final Duration LONGEST = Duration.ofSeconds(999_999);

  private ReplyHeadFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    BoundedReply bounded = new BoundedReply(LIMIT);
    BasicHttpResponse head = new BasicHttpResponse(503);
    head.addHeader(HttpHeaders.RETRY_AFTER, new String(input, ISO_8859_1));
    AtomicReference<HttpReply> whole = new AtomicReference<>();
    bounded.consumeResponse(
        head, new BasicEntityDetails(-1, null), HttpCoreContext.create(), told(whole));
    try {
      for (int at = 0; at < input.length; at += 100) {
        bounded.consume(ByteBuffer.wrap(input, at, Math.min(100, input.length - at)));
      }
      bounded.streamEnd(null);
      require(input.length <= LIMIT, "longer than it may be");
      require(Arrays.equals(whole.get().body(), input), "another body");
      whole.get().retryAfter().ifPresent(wait -> require(isSound(wait), "waits " + wait));
    } catch (ReplyTooLongException tooLong) {
      require(input.length > LIMIT, "not longer than it may be");
    } catch (IOException | HttpException never) {
      throw new AssertionError(never);
    }
  }

  private static boolean isSound(Duration wait) {
    return !wait.isNegative() && wait.compareTo(LONGEST) <= 0;
  }

  private static void require(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw new AssertionError(what);
    }
  }

  private static FutureCallback<HttpReply> told(AtomicReference<HttpReply> whole) {
    return new FutureCallback<>() {
      @Override
      public void completed(HttpReply reply) {
        whole.set(reply);
      }

      @Override
      public void failed(Exception cause) {
        throw new AssertionError(cause);
      }

      @Override
      public void cancelled() {
        throw new AssertionError("cancelled");
      }
    };
  }
}
