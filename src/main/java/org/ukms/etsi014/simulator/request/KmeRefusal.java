package org.ukms.etsi014.simulator.request;

import java.time.Duration;
import java.util.Optional;
import org.ukms.json.JsonObject;

/**
 * A request that a simulated device does not grant (ETSI GS QKD 014, clause 6.5). It is an answer
 * and no fault of the program, so it has no stack trace.
 */
public final class KmeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;

  private final int status;
  private final byte[] json;

  /** In seconds; 0 where it is not known. */
  private final long retryAfter;

  private KmeRefusal(int status, String message, byte[] json, long retryAfter) {
    super(message, null, false, false);
    this.status = status;
    this.json = json;
    this.retryAfter = retryAfter;
  }

  /** What is asked for is wrong, without details. */
  public KmeRefusal(String message) {
    this(BAD_REQUEST, message, error(message), 0);
  }

  /** With one detail, a name and a value, for a message that the standard has fixed. */
  public KmeRefusal(String message, String detail, String value) {
    this(BAD_REQUEST, message, error(message, detail, value), 0);
  }

  /** Who asks may not (C-61). */
  public static KmeRefusal unauthorized(String message) {
    return new KmeRefusal(UNAUTHORIZED, message, error(message), 0);
  }

  /** The fault is the device's. */
  public static KmeRefusal unavailable(String message) {
    return new KmeRefusal(UNAVAILABLE, message, error(message), 0);
  }

  /** The same where it is known when to ask again. */
  public static KmeRefusal unavailable(
      String message, String detail, String value, Duration retryAfter) {
    return new KmeRefusal(
        UNAVAILABLE, message, error(message, detail, value), atLeastASecond(retryAfter));
  }

  private static long atLeastASecond(Duration wait) {
    return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
  }

  private static byte[] error(String message) {
    return JsonObject.of(error -> error.writeStringField("message", message));
  }

  private static byte[] error(String message, String detail, String value) {
    return JsonObject.of(
        error -> {
          error.writeStringField("message", message);
          error.writeArrayFieldStart("details");
          error.writeStartObject();
          error.writeStringField(detail, value);
          error.writeEndObject();
          error.writeEndArray();
        });
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What is wrong, fit for a log: it repeats nothing that was sent but integers. */
  public String message() {
    return getMessage();
  }

  /** The Error object, UTF-8. */
  public byte[] json() {
    return json.clone();
  }

  /** After which time it is worth asking again, where that is known. */
  public Optional<Duration> retryAfter() {
    return retryAfter == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(retryAfter));
  }
}
