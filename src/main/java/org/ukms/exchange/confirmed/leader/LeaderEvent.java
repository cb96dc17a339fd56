package org.ukms.exchange.confirmed.leader;

import java.util.stream.Stream;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/** What happens to a leader. */
public sealed interface LeaderEvent {

  /** The secret that it brings. */
  default Stream<KeyMaterial> secrets() {
    return Stream.empty();
  }

  /**
   * It is time.
   *
   * @param question a new token
   * @param attempt another one
   * @param due whether a rotation is due; else it looks whether all is well
   * @param mayReset whether a new chain may be begun where the old one is not shared
   */
  record Begin(Token question, Token attempt, boolean due, boolean mayReset)
      implements LeaderEvent {}

  /** The follower said this. */
  record Said(Message.FromFollower message) implements LeaderEvent {}

  /** The follower refused. */
  record Refused(Reason reason) implements LeaderEvent {}

  /** Whether the follower got the message is not known. */
  record Unanswered(String cause) implements LeaderEvent {}

  /** The device gave the key that was asked for, which is the machine's from now on. */
  record KeyCame(QkdKey key) implements LeaderEvent {
    @Override
    public Stream<KeyMaterial> secrets() {
      return Stream.of(key.material());
    }
  }

  /** It did not. */
  record KmeFailed(String cause) implements LeaderEvent {}
}
