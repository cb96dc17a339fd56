package org.ukms.exchange.confirmed.durable;

import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Token;

/**
 * What a follower has promised to take.
 *
 * @param isReset whether it goes on from no chain
 * @param nonce the one that it spent
 * @param attempt that of the prepare
 * @param request the hash of the prepare
 * @param reply to the prepare, also when it is repeated
 */
public record Pending(
    Epoch epoch, boolean isReset, Token nonce, Token attempt, Hash request, Prepared reply) {}
