package org.ukms.state;

import java.time.Instant;
import org.ukms.exchange.PeerState;

/**
 * What a file holds.
 *
 * @param state the keys of the exchange
 * @param since when the PSK of these keys came about
 */
public record SavedState(PeerState state, Instant since) {}
