package org.ukms.exchange.confirmed.value;

import java.util.Arrays;
import org.ukms.key.chain.Framing;

/**
 * The two nodes of a pair, by their roles: the leader's KME ID is the lesser one, bytewise.
 *
 * @param leader its KME ID
 * @param follower its KME ID
 * @param leaderSae the SAE ID of the leader
 * @param followerSae the SAE ID of the follower
 */
public record Link(String leader, String follower, String leaderSae, String followerSae) {

  /** The pair of these two, whichever of them leads. */
  public static Link between(String kme, String sae, String otherKme, String otherSae) {
    return leads(kme, otherKme)
        ? new Link(kme, otherKme, sae, otherSae)
        : new Link(otherKme, kme, otherSae, sae);
  }

  /** Whether a node leads another. */
  public static boolean leads(String kme, String other) {
    return Arrays.compareUnsigned(Framing.text(kme), Framing.text(other)) < 0;
  }

  /** The same two in the wrong roles. */
  public Link swapped() {
    return new Link(follower, leader, followerSae, leaderSae);
  }
}
