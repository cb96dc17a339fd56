package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.rotation.simulation.disk.Operation;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedPair;
import org.ukms.rotation.simulation.pair.Weather;

/** What an operator, or a follower, wants of the leader. */
class OperatorTest {

  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration INTERVAL = Setting.USUAL.interval();

  private SimulatedPair pair;

  @BeforeEach
  void aPairThatIsEqual() {
    pair = new SimulatedPair(82, Setting.USUAL);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    assertThat(pair.isEqual()).isTrue();
    pair.wire.sent.clear();
    pair.alice.events.clear();
    pair.bob.events.clear();
  }

  @Test
  void anOrderAtTheLeaderIsARotationAtOnce() {
    String before = pair.bob.psk();
    pair.alice.rotation().rotateNow();
    pair.pass(MOMENT);
    assertThat(pair.bob.psk()).isNotEqualTo(before);
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.wire.sent).containsExactly("state", "prepare", "commit");
  }

  @Test
  void anOrderAtTheFollowerIsARotationAtOnceAndTheNextAnIntervalLater() {
    String before = pair.alice.psk();
    pair.bob.rotation().rotateNow();
    pair.pass(MOMENT);
    assertThat(pair.alice.psk()).isNotEqualTo(before);
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.wire.sent).containsExactly("request", "state", "prepare", "commit");
    pair.pass(INTERVAL.minusSeconds(1));
    assertThat(epochs()).isEqualTo(1);
    pair.pass(Duration.ofSeconds(1));
    assertThat(epochs()).isEqualTo(2);
  }

  @Test
  void anOrderAtTheFollowerWaitsForALeaderThatIsAway() {
    pair.alice.kill();
    pair.bob.rotation().rotateNow();
    pair.pass(Duration.ofSeconds(30));
    assertThat(epochs()).isZero();
    pair.alice.start();
    pair.pass(MOMENT);
    assertThat(epochs()).as("its own first one").isEqualTo(1);
    pair.pass(Duration.ofMinutes(1));
    assertThat(epochs()).as("which is the one that was wanted").isEqualTo(1);
  }

  @Test
  void aFollowerThatKeepsAskingIsLookedAtOnceInFiveSeconds() {
    for (int order = 0; order < 50; order++) {
      pair.bob.rotation().rotateNow();
      pair.pass(MOMENT);
    }
    assertThat(Collections.frequency(pair.wire.sent, "state")).isLessThanOrEqualTo(2);
  }

  @Test
  void aFollowerWithoutAChainIsLookedAtAsSoonAsItStarts() {
    pair.bob.kill();
    pair.bob.disk().remove(pair.bob.stateFile());
    String before = pair.alice.psk();
    pair.bob.start();
    pair.pass(MOMENT);
    assertThat(pair.wire.sent).startsWith("probe", "request", "state", "prepare", "commit");
    assertThat(pair.alice.psk()).isNotEqualTo(before);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aFollowerThatHearsNothingForOneAndAHalfIntervalsAsksToBeLookedAt() {
    pair.alice.rotation().pause();
    pair.pass(INTERVAL.multipliedBy(3).dividedBy(2));
    assertThat(pair.wire.sent).isEmpty();
    pair.pass(INTERVAL);
    assertThat(pair.wire.sent).containsOnly("request");
  }

  @Test
  void aCommitUnderWayIsRepeatedInAPauseAndNothingNewBegins() {
    pauseAtTheNextCommit();
    pair.alice.rotation().rotateNow();
    pair.pass(Duration.ofMinutes(5));
    assertThat(pair.isEqual()).isTrue();
    assertThat(epochs()).isZero();
    assertThat(pair.wire.sent.subList(0, 2)).containsExactly("state", "prepare");
    assertThat(Collections.frequency(pair.wire.sent, "commit")).isGreaterThan(20);
    pair.wire.have(Weather.FINE);
    pair.pass(Duration.ofSeconds(10));
    assertThat(epochs()).isEqualTo(1);
    assertThat(pair.isEqual()).isTrue();
    pair.wire.sent.clear();
    pair.pass(INTERVAL.multipliedBy(3));
    assertThat(pair.wire.sent).doesNotContain("state", "prepare", "commit");
    pair.alice.rotation().resume();
    pair.pass(MOMENT);
    assertThat(epochs()).isEqualTo(2);
  }

  /** No message gets through from then on. */
  private void pauseAtTheNextCommit() {
    pair.alice
        .disk()
        .watch(
            (operation, name, done) -> {
              if (operation == Operation.MOVE && name.equals(pair.alice.stateFile())) {
                pair.alice.disk().watch((any, file, over) -> {});
                pair.wire.have(Weather.CUT);
                pair.alice.rotation().pause();
              }
            });
  }

  @Test
  void anAttemptThatIsDroppedInAPauseIsNotBegunAnew() {
    pauseAtTheNextPrepare();
    pair.pass(Duration.ofSeconds(3 * 15 + 2));
    pair.wire.have(Weather.FINE);
    pair.wire.sent.clear();
    pair.pass(INTERVAL.multipliedBy(2));
    assertThat(pair.wire.sent).doesNotContain("state", "prepare");
    pair.alice.rotation().resume();
    pair.pass(MOMENT);
    assertThat(epochs()).isEqualTo(1);
  }

  @Test
  void aPrepareIsSentThreeTimesAndTheNextAttemptWaits() {
    pauseAtTheNextPrepare();
    pair.alice.rotation().resume();
    pair.pass(Duration.ofSeconds(3 * 15 + 1));
    assertThat(Collections.frequency(pair.wire.sent, "prepare")).isEqualTo(3);
    pair.wire.have(Weather.FINE);
    pair.pass(Duration.ofMillis(1500));
    assertThat(epochs()).as("less than 2 s after the last time-out").isZero();
    pair.pass(Duration.ofMillis(1500));
    assertThat(epochs()).isEqualTo(1);
  }

  /** No message gets through from then on. */
  private void pauseAtTheNextPrepare() {
    pair.alice.rotation().rotateNow();
    while (!pair.wire.sent.contains("prepare")) {
      pair.pass(Duration.ofNanos(1000));
    }
    pair.wire.have(Weather.CUT);
    pair.alice.rotation().pause();
  }

  @Test
  void anOrderAtTheFollowerWaitsForTheEndOfAPauseAtTheLeader() {
    pair.alice.rotation().pause();
    pair.bob.rotation().rotateNow();
    pair.pass(INTERVAL.multipliedBy(2));
    assertThat(epochs()).isZero();
    pair.alice.rotation().resume();
    pair.pass(MOMENT);
    assertThat(epochs()).isEqualTo(1);
  }

  private int epochs() {
    return pair.alice.told(EpochReached.class).size();
  }
}
