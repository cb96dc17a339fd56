package org.ukms.etsi014.simulator;

import org.ukms.json.JsonObject;

/**
 * A request that the simulated device does not grant (ETSI GS QKD 014, clause 6.5). It is an answer
 * and no fault of the program, so it has no stack trace.
 */
public final class KmeRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final byte[] json;

  /** Without details. */
  KmeRefusal(String message) {
    super(message, null, false, false);
    json = JsonObject.of(error -> error.writeStringField("message", message));
  }

  /** With one detail, a name and a value, for a message that the standard has fixed. */
  KmeRefusal(String message, String detail, String value) {
    super(message, null, false, false);
    json =
        JsonObject.of(
            error -> {
              error.writeStringField("message", message);
              error.writeArrayFieldStart("details");
              error.writeStartObject();
              error.writeStringField(detail, value);
              error.writeEndObject();
              error.writeEndArray();
            });
  }

  /** The HTTP status: what this device refuses is always the caller's fault. */
  public int status() {
    return 400;
  }

  /** What is wrong, fit for a log: it repeats nothing that was sent but integers. */
  public String message() {
    return getMessage();
  }

  /** The Error object, UTF-8. */
  public byte[] json() {
    return json.clone();
  }
}
