package org.ukms.server.rest.whole;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Reads bodies that are still on their way, each for some time and so many at once that most
 * threads of the server are left to others (W-12).
 */
final class BodyReading {

  /** As much as any resource reads, however it is configured. */
  private static final int MOST = 256_000;

  /** Half of the threads that a server has for requests, as it is configured for us. */
  private static final int MOST_AT_ONCE = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Semaphore readers = new Semaphore(MOST_AT_ONCE);

  BodyReading(InstantSource clock) {
    this.clock = clock;
  }

  /** The whole of it. */
  byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > MOST) {
      throw tooLong();
    }
    Instant end = clock.instant().plus(PATIENCE);
    try {
      return isThere(request)
          ? request.getInputStream().readNBytes(length(request))
          : await(request, end);
    } catch (IOException | IllegalStateException failure) {
      // The latter is how Grizzly tells of a connection that was closed meanwhile.
      throw clock.instant().isBefore(end)
          ? new RefusedBody(HttpServletResponse.SC_BAD_REQUEST, "the body is cut off or malformed")
          : late();
    }
  }

  /** As with nearly all requests that are meant well: no thread waits for it. */
  private static boolean isThere(HttpServletRequest request) throws IOException {
    return length(request) >= 0 && request.getInputStream().available() >= length(request);
  }

  private static int length(HttpServletRequest request) {
    return request.getContentLength();
  }

  private byte[] await(HttpServletRequest request, Instant end) throws IOException {
    if (!readers.tryAcquire()) {
      throw new RefusedBody(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE, "too many bodies on their way");
    }
    try {
      return read(request.getInputStream(), end);
    } finally {
      readers.release();
    }
  }

  private byte[] read(InputStream in, Instant end) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[4096];
    int length = in.read(piece);
    while (length >= 0) {
      if (body.size() + length > MOST) {
        throw tooLong();
      }
      body.write(piece, 0, length);
      if (!clock.instant().isBefore(end)) {
        throw late();
      }
      length = in.read(piece);
    }
    return body.toByteArray();
  }

  private static RefusedBody tooLong() {
    return new RefusedBody(
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "expected at most " + MOST + " bytes");
  }

  private static RefusedBody late() {
    return new RefusedBody(
        HttpServletResponse.SC_REQUEST_TIMEOUT,
        "expected the whole body within " + PATIENCE.toSeconds() + " s");
  }
}
