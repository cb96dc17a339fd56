package org.ukms.rotation.confirmed;

import org.ukms.exchange.Protocol;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.pairing.FailClosed;

/**
 * What the configuration says of the exchange with one peer.
 *
 * @param terms of the confirmed exchange
 * @param failClosed when a random key takes the place of a PSK
 * @param askBeforeReset whether an operator is to allow a new chain
 */
public record Agreement(
    Protocol protocol, Terms terms, FailClosed failClosed, boolean askBeforeReset) {

  /** Whether the confirmed exchange may be spoken. */
  public boolean mayConfirm() {
    return protocol != Protocol.CLASSIC;
  }

  /** Whether no other may: who has a static secret wants it to count. */
  public boolean mustConfirm() {
    return protocol == Protocol.CONFIRMED || (mayConfirm() && terms.fixed().isPresent());
  }
}
