package org.ukms.state;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.json.JsonObject;
import org.ukms.key.QkdKey;

/**
 * Versions 1 to 3 of the state file: one JSON object (S-2). The second has a chain, or the place
 * for one, and the third has keys that go with labels. The lowest one that will do is written, so
 * that an earlier release can go on with it.
 */
final class StateFormat {

  private static final int WITHOUT_CHAIN = 1;
  private static final int WITH_CHAIN = 2;
  private static final int WITH_LABELS = 3;

  private StateFormat() {}

  static byte[] write(Pair pair, SavedState saved) {
    return JsonObject.of(
        StateStore.MAX_BYTES,
        json -> {
          json.writeNumberField("version", version(saved));
          json.writeStringField("source_KME_ID", pair.self().value());
          json.writeStringField("target_KME_ID", pair.peer().value());
          json.writeStringField("since", saved.since().toString());
          write(json, "ours", saved.state().ours());
          write(json, "theirs", saved.state().theirs());
          write(json, "offered", saved.state().offered());
          if (saved.chain().isPresent()) {
            json.writeObjectFieldStart("chain");
            ChainFormat.write(json, saved.chain().get());
            json.writeEndObject();
          }
        });
  }

  private static int version(SavedState saved) {
    return saved
        .chain()
        .map(chain -> chain.labelled().isEmpty() ? WITH_CHAIN : WITH_LABELS)
        .orElse(WITHOUT_CHAIN);
  }

  private static void write(JsonGenerator json, String member, Optional<QkdKey> key)
      throws IOException {
    if (key.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(member);
    json.writeStringField("key_ID", key.get().id().value());
    json.writeFieldName("key");
    byte[] bytes = key.get().material().expose(byte[]::clone);
    json.writeBinary(bytes);
    Arrays.fill(bytes, (byte) 0);
    json.writeEndObject();
  }

  static SavedState read(Pair pair, byte[] content) throws JsonFault {
    if (content.length > StateStore.MAX_BYTES) {
      throw new JsonFault("", "longer than " + StateStore.MAX_BYTES + " bytes");
    }
    JsonMembers json = JsonMembers.of(content);
    long version = json.number("version");
    if (version < WITHOUT_CHAIN || version > WITH_LABELS) {
      throw new JsonFault("version", "unknown, expected " + WITHOUT_CHAIN + " to " + WITH_LABELS);
    }
    Optional<JsonMembers> chain =
        version > WITHOUT_CHAIN ? Optional.of(json.needed("chain")) : Optional.empty();
    if (chain.isPresent() && !isOf(json, pair)) {
      ChainState renamed = ChainFormat.read(chain.get()).renamed();
      return new SavedState(PeerState.unknown(), instant(json), Optional.of(renamed), true);
    }
    expect(json, "source_KME_ID", pair.self().value());
    expect(json, "target_KME_ID", pair.peer().value());
    return new SavedState(
        PeerState.restored(key(json, "ours"), key(json, "theirs"), key(json, "offered")),
        instant(json),
        chain.isPresent() ? Optional.of(ChainFormat.read(chain.get())) : Optional.empty());
  }

  private static boolean isOf(JsonMembers json, Pair pair) throws JsonFault {
    return json.text("source_KME_ID").equals(pair.self().value())
        && json.text("target_KME_ID").equals(pair.peer().value());
  }

  private static void expect(JsonMembers json, String member, String value) throws JsonFault {
    if (!json.text(member).equals(value)) {
      throw new JsonFault(member, "made for another pair, expected " + value);
    }
  }

  private static Instant instant(JsonMembers json) throws JsonFault {
    try {
      return Instant.parse(json.text("since"));
    } catch (DateTimeParseException malformed) {
      throw new JsonFault("since", "no instant of ISO 8601");
    }
  }

  private static Optional<QkdKey> key(JsonMembers json, String member) throws JsonFault {
    Optional<JsonMembers> key = json.object(member);
    return key.isPresent() ? Optional.of(key.get().key()) : Optional.empty();
  }
}
