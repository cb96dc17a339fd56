package org.ukms.exchange.confirmed.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.json.JsonObject;
import org.ukms.key.chain.Framing;
import org.ukms.key.chain.TagKey;

/** Whatever the two ends say to each other. */
public sealed interface Message {

  /** From the leader to the follower. */
  sealed interface FromLeader extends Message permits StateQuery, Prepare, Commit {}

  /** From the follower to the leader. */
  sealed interface FromFollower extends Message
      permits StateReply, Prepared, Committed, StateRequest {}

  /** The greatest epoch: what all readers of JSON take for a whole number, 2^53-1. */
  long MAX_EPOCH = (1L << 53) - 1;

  /** What it is about; also the last segment of the path. */
  String verb();

  /** Who says it to whom. */
  Head head();

  /** All members but the tags. */
  Body body();

  /** What proves it. */
  Tags tags();

  /** As it is sent: one JSON object. */
  default byte[] json() {
    return JsonObject.of(this::writeTo);
  }

  /** Writes all its members. */
  default void writeTo(JsonGenerator json) throws IOException {
    body().writeTo(json);
    tags().writeTo(json);
  }

  /**
   * Its tag under a key.
   *
   * @param more what the tag covers besides the members
   */
  default Tag tag(TagKey key, byte[]... more) {
    return Tag.of(key.tag(verb(), direction(), covered(more)));
  }

  /** Whether a tag is that of this message; takes the same time whatever it differs in. */
  default boolean checks(Tag tag, TagKey key, byte[]... more) {
    return key.checks(tag.bytes(), verb(), direction(), covered(more));
  }

  private String direction() {
    return this instanceof FromLeader ? "L->F" : "F->L";
  }

  private byte[] covered(byte[]... more) {
    byte[] members = body().framed();
    byte[] rest = Framing.framed(more);
    byte[] all = Arrays.copyOf(members, members.length + rest.length);
    System.arraycopy(rest, 0, all, members.length, rest.length);
    return all;
  }
}
