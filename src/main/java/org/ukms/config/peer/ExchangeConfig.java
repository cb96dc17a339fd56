package org.ukms.config.peer;

import java.time.Duration;
import java.util.Optional;
import org.ukms.exchange.Protocol;
import org.ukms.key.SecretSource;

/**
 * How keys are exchanged with one peer.
 *
 * @param protocol which exchange is spoken
 * @param secret where the static secret stands; it was fit to be read when it was checked. None
 *     with the classic exchange
 * @param randomWhenStale whether a PSK that became stale is replaced by a random one
 * @param staleAfter how long after the last rotation a PSK is stale, more than the interval of
 *     rotations
 * @param randomAtShutdown whether a random one is left when the node ends
 * @param askOnChainLoss whether an operator decides when the two sides share no chain any more
 */
public record ExchangeConfig(
    Protocol protocol,
    Optional<SecretSource> secret,
    boolean randomWhenStale,
    Duration staleAfter,
    boolean randomAtShutdown,
    boolean askOnChainLoss) {}
