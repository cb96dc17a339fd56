package org.ukms.state;

import java.time.Instant;
import java.util.Optional;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;

/**
 * What a file holds.
 *
 * @param state the keys of the classic exchange
 * @param since when the PSK in the output came about
 * @param chain the state of the confirmed exchange, once it was spoken of
 * @param renamed whether it was made for another pair: then it holds no chain any more
 */
public record SavedState(
    PeerState state, Instant since, Optional<ChainState> chain, boolean renamed) {

  /** One of this pair. */
  public SavedState(PeerState state, Instant since, Optional<ChainState> chain) {
    this(state, since, chain, false);
  }
}
