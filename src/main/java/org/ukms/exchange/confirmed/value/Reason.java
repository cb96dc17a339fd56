package org.ukms.exchange.confirmed.value;

import java.util.Locale;

/** Why a message is refused with status 409. */
public enum Reason {
  /** Its nonce is not the follower's, or was spent, or another request had the same attempt. */
  NONCE,
  /** Its epoch is not the next one, or a claim is out of range. */
  EPOCH,
  /** It goes on from a chain that the follower does not have, or will not give up unasked. */
  CHAIN,
  /** Its tag is wrong. */
  TAG,
  /** It is a reset, though the two share a chain. */
  SHARED,
  /** The two ends make their chain of different things. */
  SUITE,
  /** Only one end has the static secret, or they have different ones. */
  STATIC,
  /** It names another pair, or comes from one of two nodes of the same name. */
  IDENTITY,
  /** It names the pair with the roles exchanged. */
  ROLE;

  /** As the body of the reply has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the two ends are configured differently, which no repeating mends. */
  public boolean isOfConfiguration() {
    return this == SUITE || this == STATIC || this == IDENTITY || this == ROLE;
  }
}
