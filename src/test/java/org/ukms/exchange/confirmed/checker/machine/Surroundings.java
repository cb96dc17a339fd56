package org.ukms.exchange.confirmed.checker.machine;

import java.util.List;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.value.Token;

/** What the machines rely on. As it is here it is sound; a control weakens one thing. */
public interface Surroundings {

  /** Those that deserve the trust. */
  Surroundings SOUND = new Surroundings() {};

  /** The follower's nonce with this number. */
  default Token nonce(int number) {
    return Names.token('n', number);
  }

  /** What is on the disk once a state was saved. */
  default ChainState saved(ChainState before, ChainState state) {
    return state;
  }

  /**
   * What comes of a message of the leader.
   *
   * @param sender after it was sent
   * @param isRepeated whether it is no new one
   */
  default List<Parcel> sent(Parcel.Request message, LeaderState sender, boolean isRepeated) {
    return List.of(message);
  }

  /** Whether a follower's own key is judged on its newest state. */
  default boolean lock() {
    return true;
  }
}
