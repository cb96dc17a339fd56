package org.ukms.exchange.confirmed.message;

import java.util.Optional;
import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/**
 * Where the follower is.
 *
 * @param question that of the query
 * @param epoch of the chain that it has, 0 without one
 * @param chain the hash of that chain
 * @param pendingEpoch of a chain that it would take for it
 * @param pendingChain the hash of that
 * @param nonce for the next prepare
 * @param wishes what it would like
 */
public record StateReply(
    Head head,
    Token question,
    long epoch,
    Optional<Hash> chain,
    Optional<Long> pendingEpoch,
    Optional<Hash> pendingChain,
    Token nonce,
    Wishes wishes,
    Tags tags)
    implements Message.FromFollower {

  private static final int MAX_INTERVAL = 86_400;

  /**
   * What the follower says of itself besides its chain.
   *
   * @param intervalSeconds of its own configuration
   * @param kmeReady whether its device would give keys
   * @param wanted whether it wants a rotation now
   */
  public record Wishes(long intervalSeconds, boolean kmeReady, boolean wanted) {}

  /** Reads one. */
  public static StateReply read(byte[] content) throws JsonFault {
    JsonMembers json = JsonMembers.of(content);
    return new StateReply(
        Head.read(json),
        json.text("q", Token::new),
        json.number("epoch", 0, MAX_EPOCH),
        json.textIfAny("chain", Hash::new),
        json.has("pending_epoch")
            ? Optional.of(json.number("pending_epoch", 1, MAX_EPOCH))
            : Optional.empty(),
        json.textIfAny("pending_chain", Hash::new),
        json.text("nonce", Token::new),
        new Wishes(
            json.number("interval_seconds", 1, MAX_INTERVAL),
            json.flag("kme_ready"),
            json.flag("wanted")),
        Tags.read(json));
  }

  @Override
  public String verb() {
    return "state";
  }

  @Override
  public Body body() {
    return head.body()
        .token("q", question)
        .number("epoch", epoch)
        .hash("chain", chain)
        .number("pending_epoch", pendingEpoch)
        .hash("pending_chain", pendingChain)
        .token("nonce", nonce)
        .number("interval_seconds", wishes.intervalSeconds())
        .flag("kme_ready", wishes.kmeReady())
        .flag("wanted", wishes.wanted());
  }

  /** The same with these tags. */
  public StateReply with(Tags proof) {
    return new StateReply(
        head, question, epoch, chain, pendingEpoch, pendingChain, nonce, wishes, proof);
  }
}
