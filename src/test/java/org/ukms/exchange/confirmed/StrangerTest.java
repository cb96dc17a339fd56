package org.ukms.exchange.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.follower.Follower;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.key.KeyId;

/** What somebody gets who knows no key: F-8, F-10, F-11, F-12. */
class StrangerTest {

  private static final Optional<Tag> WRONG = Optional.of(Tag.of(new byte[32]));
  private static final Tags TAGS = new Tags(WRONG, WRONG, WRONG, Optional.empty());

  private final TwoEnds pair = TwoEnds.agreed();

  @Test
  void getsTheSameAttemptRefusedWithAnotherKey() {
    pair.lose("prepare reply");
    pair.begin();
    Prepare prepare = (Prepare) pair.sent.get(pair.sent.size() - 1);
    int calls = pair.devices.calls();

    Answer answer = pair.ask(withKey(prepare, new KeyId("another")));

    assertThat(answer).isEqualTo(new Answer.Refused(Reason.NONCE));
    assertThat(pair.devices.calls()).isEqualTo(calls);
  }

  @Test
  void startsNoSecondCallWhileAnAttemptIsUnderWay() {
    pair.lose("prepare");
    pair.begin();
    Prepare prepare = (Prepare) pair.sent.get(pair.sent.size() - 1);
    Follower follower = new Follower(TwoEnds.terms());
    FollowerState asking = follower.on(pair.following, came(prepare)).state();

    Step<FollowerState> same = follower.on(asking, came(prepare));
    Step<FollowerState> other = follower.on(asking, came(withKey(prepare, new KeyId("another"))));

    assertThat(same.effects()).containsExactly(new Effect.Await(prepare.attempt()));
    assertThat(other.effects()).containsExactly(new Effect.Reply(new Answer.Refused(Reason.NONCE)));
  }

  private static FollowerEvent came(Prepare prepare) {
    return new FollowerEvent.PrepareCame(prepare, true);
  }

  @Test
  void getsAPrepareRefusedThatIsRepeatedLate() {
    pair.begin();
    Message.FromLeader late = pair.sent.get(pair.sent.size() - 2);
    ChainState before = pair.followerDisk;

    assertThat(pair.ask(late)).isEqualTo(new Answer.Refused(Reason.CHAIN));

    assertThat(pair.followerDisk).isSameAs(before);
  }

  @Test
  void burnsNoKeyWithAForgedReset() {
    TwoEnds strangers = new TwoEnds(TwoEnds.terms(), TwoEnds.terms());
    strangers.lose("prepare");
    strangers.begin();
    Prepare genuine = (Prepare) strangers.sent.get(strangers.sent.size() - 1);
    Prepare forged =
        new Prepare(
            genuine.head(),
            Optional.of(new Claims(0, 0)),
            1,
            Optional.empty(),
            genuine.nonce(),
            strangers.token(),
            genuine.keyId(),
            TAGS);

    assertThat(strangers.ask(forged)).isEqualTo(new Answer.Refused(Reason.TAG));
    assertThat(strangers.ask(withKey(forged, new KeyId("unknown")))).isEqualTo(new Answer.Busy());

    strangers.begin();
    assertThat(strangers.agreeOn(1)).isTrue();
    assertThat(strangers.sent).contains(genuine);
  }

  @Test
  void getsNoResetWhereTheChainIsShared() {
    pair.onReply = answer -> forged(answer, 1, Optional.empty());
    int calls = pair.devices.calls();

    pair.begin();

    assertThat(((Prepare) pair.sent.get(pair.sent.size() - 1)).claims()).isPresent();
    assertThat(pair.answers).endsWith(new Answer.Refused(Reason.SHARED));
    assertThat(pair.devices.calls()).as("the leader's own alone").isEqualTo(calls + 1);
    assertThat(pair.agreeOn(1)).isTrue();
  }

  @Test
  void getsNothingByAStateUnderAWrongTag() {
    ChainState before = pair.leaderDisk;
    pair.onReply = answer -> forged(answer, 1, before.current().map(Epoch::hash));
    int calls = pair.devices.calls();

    pair.begin();

    assertThat(pair.leaderDisk).isSameAs(before);
    assertThat(pair.devices.calls()).isEqualTo(calls);
  }

  @Test
  void getsNothingByAForgedPromiseOrConfirmation() {
    ChainState before = pair.leaderDisk;
    pair.onReply =
        answer ->
            answer instanceof Answer.Said said && said.message() instanceof Prepared promise
                ? new Answer.Said(promise.with(TAGS))
                : answer;
    pair.begin();
    assertThat(pair.leaderDisk).isSameAs(before);

    pair.onReply =
        answer ->
            answer instanceof Answer.Said said && said.message() instanceof Committed committed
                ? new Answer.Said(committed.with(TAGS))
                : answer;
    pair.begin();
    assertThat(pair.leaderDisk.unacknowledged()).isTrue();

    pair.onReply = answer -> answer;
    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void getsNothingByAForgedCommit() {
    pair.lose("commit");
    pair.begin();
    Commit genuine = (Commit) pair.sent.get(pair.sent.size() - 1);
    ChainState before = pair.followerDisk;

    assertThat(pair.ask(genuine.with(TAGS))).isEqualTo(new Answer.Refused(Reason.EPOCH));

    assertThat(pair.followerDisk).isSameAs(before);
  }

  private static Prepare withKey(Prepare prepare, KeyId key) {
    return new Prepare(
        prepare.head(),
        prepare.claims(),
        prepare.epoch(),
        prepare.chain(),
        prepare.nonce(),
        prepare.attempt(),
        key,
        prepare.tags());
  }

  private static Answer forged(Answer answer, long epoch, Optional<Hash> chain) {
    if (!(answer instanceof Answer.Said said) || !(said.message() instanceof StateReply reply)) {
      return answer;
    }
    return new Answer.Said(
        new StateReply(
            reply.head(),
            reply.question(),
            epoch,
            chain,
            Optional.empty(),
            Optional.empty(),
            reply.nonce(),
            reply.wishes(),
            TAGS));
  }
}
