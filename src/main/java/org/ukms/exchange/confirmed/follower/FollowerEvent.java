package org.ukms.exchange.confirmed.follower;

import java.util.stream.Stream;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/** What happens to a follower. */
public sealed interface FollowerEvent {

  /** The secret that it brings. */
  default Stream<KeyMaterial> secrets() {
    return Stream.empty();
  }

  /** The leader asks where we are. */
  record Asked(StateQuery query, Wishes wishes) implements FollowerEvent {}

  /**
   * The leader begins an attempt, or repeats it.
   *
   * @param mayReset whether a new chain may be begun where the old one is not shared
   */
  record PrepareCame(Prepare prepare, boolean mayReset) implements FollowerEvent {}

  /** The device gave the leader's key for this attempt; it is the machine's from now on. */
  record LeadersKeyCame(Token attempt, QkdKey key) implements FollowerEvent {
    @Override
    public Stream<KeyMaterial> secrets() {
      return Stream.of(key.material());
    }
  }

  /**
   * The device gave a fresh key for this attempt; it is the machine's from now on.
   *
   * @param nonce a new one, for when the old one is spent
   */
  record OwnKeyCame(Token attempt, QkdKey key, Token nonce) implements FollowerEvent {
    @Override
    public Stream<KeyMaterial> secrets() {
      return Stream.of(key.material());
    }
  }

  /** The device gave no key for this attempt. */
  record KmeFailed(Token attempt) implements FollowerEvent {}

  /** The leader has the epoch for good. */
  record CommitCame(Commit commit) implements FollowerEvent {}
}
