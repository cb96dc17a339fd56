package org.ukms.state;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;
import org.ukms.key.chain.KeyChain;
import org.ukms.key.chain.Label;

/** The member {@code chain} of the state file. */
final class ChainFormat {

  private ChainFormat() {}

  static void write(JsonGenerator json, ChainState state) throws IOException {
    json.writeStringField("instance", state.instance().base64());
    json.writeBooleanField("pinned", state.pinned());
    json.writeBooleanField("unacknowledged", state.unacknowledged());
    if (state.installed().isPresent()) {
      write(json, "installed", state.installed().get().material());
    }
    if (!state.labelled().isEmpty()) {
      json.writeObjectFieldStart("labelled");
      for (Map.Entry<String, Psk> key : state.labelled().entrySet()) {
        write(json, key.getKey(), key.getValue().material());
      }
      json.writeEndObject();
    }
    if (state.current().isPresent()) {
      write(json, "current", state.current().get());
    }
    if (state.pending().isPresent()) {
      json.writeObjectFieldStart("pending");
      write(json, state.pending().get());
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Pending pending) throws IOException {
    write(json, "epoch", pending.epoch());
    json.writeBooleanField("reset", pending.isReset());
    json.writeStringField("nonce", pending.nonce().base64());
    json.writeStringField("attempt", pending.attempt().base64());
    json.writeStringField("request", pending.request().base64());
    json.writeObjectFieldStart("reply");
    pending.reply().writeTo(json);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String member, Epoch epoch) throws IOException {
    json.writeObjectFieldStart(member);
    json.writeNumberField("number", epoch.number());
    write(json, "chain", epoch.chain().material());
    json.writeStringField("context", epoch.context().base64());
    json.writeStringField("leader_key_ID", epoch.keyIds().ofLeader().value());
    json.writeStringField("follower_key_ID", epoch.keyIds().ofFollower().value());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String member, KeyMaterial secret)
      throws IOException {
    json.writeFieldName(member);
    byte[] bytes = secret.expose(byte[]::clone);
    json.writeBinary(bytes);
    Arrays.fill(bytes, (byte) 0);
  }

  static ChainState read(JsonMembers json) throws JsonFault {
    Optional<JsonMembers> current = json.object("current");
    Optional<JsonMembers> pending = json.object("pending");
    return new ChainState(
        json.text("instance", Token::new),
        json.flag("pinned"),
        current.isPresent() ? Optional.of(epoch(current.get())) : Optional.empty(),
        json.has("installed") ? Optional.of(new Psk(json.material("installed"))) : Optional.empty(),
        labelled(json.object("labelled")),
        json.flag("unacknowledged"),
        pending.isPresent() ? Optional.of(pending(pending.get())) : Optional.empty());
  }

  private static Map<String, Psk> labelled(Optional<JsonMembers> keys) throws JsonFault {
    Map<String, Psk> labelled = new HashMap<>();
    if (keys.isPresent()) {
      for (String label : keys.get().names()) {
        // Quoted in messages, and therefore of a form.
        if (!Label.isValid(label)) {
          throw new JsonFault("chain.labelled", "a member that is no label");
        }
        labelled.put(label, new Psk(keys.get().material(label)));
      }
    }
    return labelled;
  }

  private static Epoch epoch(JsonMembers json) throws JsonFault {
    return new Epoch(
        json.number("number", 1, Message.MAX_EPOCH),
        new KeyChain(json.material("chain")),
        json.text("context", Hash::new),
        new KeyIds(
            json.text("leader_key_ID", KeyId::new), json.text("follower_key_ID", KeyId::new)));
  }

  private static Pending pending(JsonMembers json) throws JsonFault {
    return new Pending(
        epoch(json.needed("epoch")),
        json.flag("reset"),
        json.text("nonce", Token::new),
        json.text("attempt", Token::new),
        json.text("request", Hash::new),
        Prepared.read(json.needed("reply")));
  }
}
