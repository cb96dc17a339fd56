package org.ukms.exchange.confirmed.leader;

import java.util.Optional;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Token;

/**
 * A prepare whose key is not there yet.
 *
 * @param claims in a reset alone
 */
public record Draft(Optional<Claims> claims, long epoch, Token nonce, Token attempt) {

  static Draft rotation(ChainState durable, StateReply reply, Token attempt) {
    return new Draft(Optional.empty(), durable.number() + 1, reply.nonce(), attempt);
  }

  static Draft reset(ChainState durable, StateReply reply, Token attempt) {
    Claims claims = new Claims(durable.number(), reply.epoch());
    return new Draft(Optional.of(claims), claims.next(), reply.nonce(), attempt);
  }
}
