package org.ukms.exchange.confirmed.message;

import java.util.Optional;
import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;

/**
 * The leader begins an attempt at the next epoch.
 *
 * @param claims the epochs of both ends, in a reset alone
 * @param epoch the next one
 * @param chain the hash of the leader's chain, if it has one
 * @param nonce the follower's
 * @param attempt tells it from all others
 * @param keyId of the key that the leader had from its device
 */
public record Prepare(
    Head head,
    Optional<Claims> claims,
    long epoch,
    Optional<Hash> chain,
    Token nonce,
    Token attempt,
    KeyId keyId,
    Tags tags)
    implements Message.FromLeader {

  private static final String ROTATE = "rotate";
  private static final String RESET = "reset";

  /** Reads one. */
  public static Prepare read(byte[] content) throws JsonFault {
    JsonMembers json = JsonMembers.of(content);
    return new Prepare(
        Head.read(json),
        claims(json),
        json.number("epoch", 1, MAX_EPOCH),
        json.textIfAny("chain", Hash::new),
        json.text("nonce", Token::new),
        json.text("attempt", Token::new),
        json.keyId(),
        Tags.read(json));
  }

  private static Optional<Claims> claims(JsonMembers json) throws JsonFault {
    return json.text("kind", Prepare::isReset)
        ? Optional.of(
            new Claims(
                json.number("leader_epoch", 0, MAX_EPOCH),
                json.number("follower_epoch", 0, MAX_EPOCH)))
        : Optional.empty();
  }

  private static boolean isReset(String kind) {
    if (!kind.equals(ROTATE) && !kind.equals(RESET)) {
      throw new IllegalArgumentException("unknown, expected " + ROTATE + " or " + RESET);
    }
    return kind.equals(RESET);
  }

  @Override
  public String verb() {
    return "prepare";
  }

  @Override
  public Body body() {
    return head.body()
        .text("kind", claims.isPresent() ? RESET : ROTATE)
        .number("leader_epoch", claims.map(Claims::leader))
        .number("follower_epoch", claims.map(Claims::follower))
        .number("epoch", epoch)
        .hash("chain", chain)
        .token("nonce", nonce)
        .token("attempt", attempt)
        .text("key_ID", keyId.value());
  }

  /** The same with these tags. */
  public Prepare with(Tags proof) {
    return new Prepare(head, claims, epoch, chain, nonce, attempt, keyId, proof);
  }

  /** What tells it from every other request: the hash of all that it says, tags too. */
  public Hash hash() {
    return Hash.of(json());
  }
}
