package org.ukms.exchange.confirmed.checker.machine;

import java.util.Optional;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;

/**
 * What is asked of a durable state again and again.
 *
 * @param number of its epoch, 0 without one
 * @param chain the hash of its chain, "" without one
 * @param pending the hash of the chain that is promised, "" without one
 * @param psk the number of that of its epoch
 * @param installed the number of that which is to be in the output
 */
public record Facts(
    ChainState state,
    long number,
    String chain,
    String pending,
    boolean unacknowledged,
    int psk,
    int installed) {

  public static Facts of(ChainState state, int psk, int installed) {
    Optional<Epoch> promised = state.pending().map(Pending::epoch);
    return new Facts(
        state,
        state.number(),
        state.current().map(epoch -> epoch.hash().base64()).orElse(""),
        promised.map(epoch -> epoch.hash().base64()).orElse(""),
        state.unacknowledged(),
        psk,
        installed);
  }

  /** Whether it has a chain, or would take it. */
  public boolean knows(String hash) {
    return chain.equals(hash) || pending.equals(hash);
  }

  @Override
  public String toString() {
    return "epoch "
        + number
        + (chain.isEmpty() ? "" : " " + chain.substring(0, 4))
        + (pending.isEmpty() ? "" : " pending " + pending.substring(0, 4))
        + (unacknowledged ? " unacknowledged" : "");
  }
}
