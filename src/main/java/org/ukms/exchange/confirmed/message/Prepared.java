package org.ukms.exchange.confirmed.message;

import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;

/**
 * The follower would take the next epoch; it is durable there.
 *
 * @param epoch the next one
 * @param attempt that of the prepare
 * @param keyId of the key that the follower had from its device
 */
public record Prepared(Head head, long epoch, Token attempt, KeyId keyId, Tags tags)
    implements Message.FromFollower {

  /** Reads one. */
  public static Prepared read(byte[] content) throws JsonFault {
    return read(JsonMembers.of(content));
  }

  /** The same, from members that were read. */
  public static Prepared read(JsonMembers json) throws JsonFault {
    return new Prepared(
        Head.read(json),
        json.number("epoch", 1, MAX_EPOCH),
        json.text("attempt", Token::new),
        json.keyId(),
        Tags.read(json));
  }

  @Override
  public String verb() {
    return "prepare";
  }

  @Override
  public Body body() {
    return head.body()
        .number("epoch", epoch)
        .token("attempt", attempt)
        .text("key_ID", keyId.value());
  }

  /** The same with these tags. */
  public Prepared with(Tags proof) {
    return new Prepared(head, epoch, attempt, keyId, proof);
  }
}
