package org.ukms.exchange.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Reason;

/** What two ends make of their messages, and of what goes wrong: F-7, F-8, F-9, F-10. */
class ExchangeTest {

  private final TwoEnds pair = TwoEnds.agreed();

  @Test
  void beginsAChainAtTheFirstContact() {
    assertThat(pair.agreeOn(1)).isTrue();
    assertThat(pair.resets).isEqualTo(1);
  }

  @Test
  void rotates() {
    String before = pair.leaderOutput;

    pair.begin();

    assertThat(pair.agreeOn(2)).isTrue();
    assertThat(pair.leaderOutput).isNotEqualTo(before);
    assertThat(pair.resets).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state", "state reply", "prepare", "prepare reply", "commit", "commit reply"})
  void rotatesAtTheNextBeginWhateverIsLost(String lost) {
    pair.lose(lost);
    pair.begin();
    assertThat(pair.agreeOn(2)).isFalse();

    pair.begin();

    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void keepsTheOldPskUntilThePeerConfirms() {
    String before = pair.leaderOutput;
    pair.lose("commit reply");

    pair.begin();

    assertThat(pair.leaderOutput).isEqualTo(before);
    assertThat(pair.followerOutput).isNotEqualTo(before);
    pair.restartLeader();
    assertThat(pair.leaderOutput).isEqualTo(before);
    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void answersARepeatedPrepareWithoutItsDevice() {
    pair.lose("prepare reply");
    pair.begin();
    Answer promise = pair.answers.get(pair.answers.size() - 1);
    int calls = pair.devices.calls();

    assertThat(pair.ask(pair.sent.get(pair.sent.size() - 1))).isEqualTo(promise);

    assertThat(pair.devices.calls()).isEqualTo(calls);
  }

  @Test
  void agreesAfterACrashAtAnyEffect() {
    int effect = 0;
    for (boolean crashed = true; crashed; effect++) {
      TwoEnds two = TwoEnds.agreed();
      two.crashes.after(effect);
      two.begin();
      crashed = !two.crashes.isToCome();
      assertThat(two.leaderDisk.number() - two.followerDisk.number())
          .as("crash at effect %s", effect)
          .isBetween(0L, 1L);
      for (int i = 0; i < 3 && !two.agreeOn(2); i++) {
        two.begin();
      }
      assertThat(two.agreeOn(2)).as("crash at effect %s", effect).isTrue();
      assertThat(two.resets).isEqualTo(1);
    }
    assertThat(effect).isGreaterThan(20);
  }

  @Test
  void healsWhenAnEndLosesItsDisk() {
    pair.loseFollower();
    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();

    pair.loseLeader();
    pair.begin();

    assertThat(pair.agreeOn(3)).isTrue();
    assertThat(pair.resets).isEqualTo(3);
  }

  @Test
  void healsWhenAnEndIsRestored() {
    ChainState leader = pair.leaderDisk;
    ChainState follower = pair.followerDisk;
    pair.begin();
    pair.restoreFollower(follower);
    pair.begin();
    assertThat(pair.agreeOn(3)).isTrue();

    pair.restoreLeader(leader);
    pair.begin();

    assertThat(pair.agreeOn(4)).isTrue();
    assertThat(pair.resets).isEqualTo(3);
  }

  @Test
  void commitsAgainWhenTheFollowerIsRestoredToItsPromise() {
    AtomicReference<ChainState> promised = new AtomicReference<>();
    pair.onReply =
        answer -> {
          if (answer instanceof Answer.Said said && said.message() instanceof Prepared) {
            promised.set(pair.followerDisk);
          }
          return answer;
        };
    pair.begin();
    pair.restoreFollower(promised.get());
    int calls = pair.devices.calls();

    pair.begin();

    assertThat(pair.sent.get(pair.sent.size() - 1)).isInstanceOf(Commit.class);
    assertThat(pair.agreeOn(2)).isTrue();
    assertThat(pair.devices.calls()).isEqualTo(calls);
    assertThat(pair.resets).isEqualTo(1);
  }

  @Test
  void saysAgainToCommitWhatTheFollowerTookButDidNotInstall() {
    pair.outputFails = true;
    pair.begin();
    pair.onReply =
        answer ->
            pair.sent.get(pair.sent.size() - 1) instanceof Commit
                ? new Answer.Refused(Reason.TAG)
                : answer;
    pair.begin();
    pair.onReply = answer -> answer;

    pair.begin();
    assertThat(pair.leaderDisk.unacknowledged()).isTrue();
    assertThat(pair.leaderOutput).isEqualTo(pair.followerOutput);

    pair.outputFails = false;
    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void dropsAnAttemptForWhichTheDevicesGaveDifferentKeys() {
    pair.devices.lie();

    pair.begin();

    assertThat(pair.alarms).containsExactly("the two QKD devices delivered different keys");
    assertThat(pair.agreeOn(1)).isTrue();
    pair.devices.mend();
    pair.begin();
    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void beginsNoChainWithDifferentKeys() {
    TwoEnds strangers = new TwoEnds(TwoEnds.terms(), TwoEnds.terms());
    strangers.devices.lie();

    strangers.begin();

    assertThat(strangers.answers).endsWith(new Answer.Refused(Reason.TAG));
    assertThat(strangers.followerDisk.pending()).isEmpty();
  }

  @Test
  void keepsItsPskWhileADeviceGivesNothing() {
    pair.devices.fail();
    pair.begin();
    assertThat(pair.agreeOn(1)).isTrue();

    pair.devices.mend();
    pair.begin();

    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void rotatesEarlyOnlyWhereTheFollowerWantsIt() {
    pair.due = false;
    pair.begin();
    assertThat(pair.agreeOn(1)).isTrue();

    pair.wishes = new Wishes(60, true, true);
    pair.begin();

    assertThat(pair.agreeOn(2)).isTrue();
  }

  @Test
  void asksNoDeviceWhereTheFollowersIsNotReady() {
    int calls = pair.devices.calls();
    pair.wishes = new Wishes(60, false, false);

    pair.begin();

    assertThat(pair.devices.calls()).isEqualTo(calls);
    assertThat(pair.agreeOn(1)).isTrue();
  }
}
