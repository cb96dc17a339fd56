package org.ukms.exchange.confirmed.value;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.key.chain.Framing;

/**
 * The members of a message in the order of the specification: as JSON, and framed for its tags. One
 * list for both, so that nothing is sent which a tag does not cover (F-2).
 */
public final class Body {

  private static final byte[] ABSENT = {};
  private static final byte[] TRUE = {1};
  private static final byte[] FALSE = {0};

  @FunctionalInterface
  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private final List<byte[]> fields = new ArrayList<>();
  private final List<Writing> members = new ArrayList<>();

  /** A text. */
  public Body text(String name, String value) {
    return with(Framing.text(value), json -> json.writeStringField(name, value));
  }

  /** A whole number. */
  public Body number(String name, long value) {
    return with(Framing.number(value), json -> json.writeNumberField(name, value));
  }

  /** A whole number that may be absent. */
  public Body number(String name, Optional<Long> value) {
    return value.map(present -> number(name, present)).orElseGet(this::absent);
  }

  /** A truth value. */
  public Body flag(String name, boolean value) {
    return with(value ? TRUE : FALSE, json -> json.writeBooleanField(name, value));
  }

  /** Sixteen random bytes. */
  public Body token(String name, Token value) {
    return with(value.bytes(), json -> json.writeStringField(name, value.base64()));
  }

  /** A hash that may be absent. */
  public Body hash(String name, Optional<Hash> value) {
    return value
        .map(hash -> with(hash.bytes(), json -> json.writeStringField(name, hash.base64())))
        .orElseGet(this::absent);
  }

  private Body absent() {
    return with(ABSENT, json -> {});
  }

  private Body with(byte[] framed, Writing json) {
    fields.add(framed);
    members.add(json);
    return this;
  }

  /** The bytes under the tags: each member framed, empty where it is absent. */
  public byte[] framed() {
    return Framing.framed(fields.toArray(byte[][]::new));
  }

  /** Writes all members that are there. */
  public void writeTo(JsonGenerator json) throws IOException {
    for (Writing member : members) {
      member.to(json);
    }
  }
}
