package org.ukms.rotation.confirmed;

import java.time.Duration;
import java.util.Optional;
import org.ukms.exchange.Protocol;
import org.ukms.exchange.confirmed.Terms;

/**
 * What the configuration says of the exchange with one peer.
 *
 * @param terms of the confirmed exchange
 * @param staleAfter at which age a random key takes the place of a PSK, if it ever does
 * @param askBeforeReset whether an operator is to allow a new chain
 */
public record Agreement(
    Protocol protocol, Terms terms, Optional<Duration> staleAfter, boolean askBeforeReset) {

  /** Whether the confirmed exchange may be spoken. */
  public boolean mayConfirm() {
    return protocol != Protocol.CLASSIC;
  }

  /** Whether no other may: who has a static secret wants it to count. */
  public boolean mustConfirm() {
    return protocol == Protocol.CONFIRMED || (mayConfirm() && terms.fixed().isPresent());
  }
}
