package org.ukms.exchange.confirmed.value;

import static org.ukms.key.chain.Framing.framed;
import static org.ukms.key.chain.Framing.number;
import static org.ukms.key.chain.Framing.text;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.ukms.key.KeyId;

/**
 * All that both ends must agree on for an epoch; its hash goes into the chain. Nothing of it is
 * secret.
 *
 * @param suite what the chain is made of
 * @param leadersChain that of the leader's chain before, empty if it has none
 * @param claims in a reset
 */
public record EpochContext(
    Link link,
    String suite,
    long epoch,
    Token attempt,
    Token nonce,
    KeyId ofLeader,
    KeyId ofFollower,
    Optional<Hash> leadersChain,
    Optional<Claims> claims) {

  private static final String PROTOCOL = "uKMS/2";
  private static final int ROTATE = 1;
  private static final int RESET = 2;
  private static final byte[] ABSENT = {};

  /**
   * The epochs of two ends that do not share a chain, 0 where there is none.
   *
   * @param leader the epoch of the leader
   * @param follower the epoch of the follower
   */
  public record Claims(long leader, long follower) {

    private static final long GREATEST = 1L << 52;

    /**
     * The epoch that a reset makes of them: greater than both, or 1 where that is no number left.
     */
    public long next() {
      long greater = Math.max(leader, follower);
      return greater < GREATEST ? greater + 1 : 1;
    }
  }

  /** Its SHA3-256. */
  public Hash hash() {
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.write(claims.isEmpty() ? ROTATE : RESET);
    context.writeBytes(
        framed(
            text(PROTOCOL),
            text(suite),
            text(link.leader()),
            text(link.follower()),
            text(link.leaderSae()),
            text(link.followerSae())));
    context.writeBytes(number(epoch));
    context.writeBytes(
        framed(
            attempt.bytes(),
            nonce.bytes(),
            text(ofLeader.lowerCase()),
            text(ofFollower.lowerCase()),
            leadersChain.map(Hash::bytes).orElse(ABSENT)));
    claims.ifPresent(
        claimed -> {
          context.writeBytes(number(claimed.leader()));
          context.writeBytes(number(claimed.follower()));
        });
    return Hash.of(context.toByteArray());
  }
}
