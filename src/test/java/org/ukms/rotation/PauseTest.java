package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.event.Event;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.WriteFailed;
import org.ukms.name.PeerName;

/** An operator pauses the rotations with a peer. */
class PauseTest {

  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private VirtualPair pair;
  private PeerName bob;

  @BeforeEach
  void aPairThatIsEqual() throws IOException {
    pair = new VirtualPair(folder, 51);
    bob = pair.bob.peerName();
    pair.start();
    // The first rotation was at once, and once more after 2 s, since bob asked by /new.
    pair.time.pass(Duration.ofSeconds(10));
    assertThat(pair.equal()).isTrue();
    forget();
  }

  @Test
  void aPausedNodeAsksNothingAndAnswersAllTheSame() {
    alice().pause();
    for (int rotation = 0; rotation < 5; rotation++) {
      String before = pair.alice.psk(bob);
      pair.time.pass(VirtualPair.INTERVAL);
      assertThat(pair.alice.psk(bob)).isNotEqualTo(before);
      assertThat(pair.equal()).isTrue();
    }
    assertThat(pair.alice.sent).isEmpty();
    assertThat(pair.bob.sent).hasSize(5);
  }

  @Test
  void whatIsUnderWayEndsAndNothingFollows() {
    beginARotation();
    alice().pause();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(3));
    assertThat(pair.alice.sent).hasSize(1);
    assertThat(eventsOf(Event.Rotated.class))
        .singleElement()
        .satisfies(rotated -> assertThat(rotated.next()).isEmpty());
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void whatFailsInAPauseIsNotRepeatedUntilItsEnd() {
    pair.schedule(Fault.DEC_KEYS_UNREACHABLE, pair.alice);
    beginARotation();
    alice().pause();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(3));
    assertThat(pair.happened()).isTrue();
    assertThat(eventsOf(RotationFailed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.next()).isEmpty());
    assertThat(pair.alice.sent).hasSize(1);
    alice().resume();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).hasSize(2);
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void aPauseHoldsTheNextAttemptOfABackOff() {
    pair.schedule(Fault.DEC_KEYS_UNREACHABLE, pair.alice);
    beginARotation();
    pair.time.pass(MOMENT);
    assertThat(eventsOf(RotationFailed.class)).hasSize(1);
    alice().pause();
    pair.time.pass(Duration.ofSeconds(30));
    assertThat(pair.alice.sent).hasSize(1);
    alice().resume();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).hasSize(2);
  }

  @Test
  void writesAreNotHeld() {
    pair.schedule(Fault.STATE_NOT_WRITTEN, pair.alice);
    beginARotation();
    alice().pause();
    pair.time.pass(MOMENT);
    assertThat(eventsOf(WriteFailed.class)).isNotEmpty();
    String before = pair.alice.psk(bob);
    pair.repair();
    pair.time.pass(Duration.ofSeconds(10));
    assertThat(pair.alice.psk(bob)).isNotEqualTo(before);
    assertThat(pair.alice.sent).hasSize(1);
  }

  @Test
  void theEndOfALongPauseIsOneRotationAtOnceAndTheNextAnIntervalLater() {
    alice().pause();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(10));
    alice().resume();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).hasSize(1);
    pair.time.pass(VirtualPair.INTERVAL.minusSeconds(1));
    assertThat(pair.alice.sent).hasSize(1);
    pair.time.pass(Duration.ofSeconds(1));
    assertThat(pair.alice.sent).hasSize(2);
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void theEndOfAShortPauseChangesNoTime() {
    alice().pause();
    pair.time.pass(Duration.ofSeconds(60));
    alice().resume();
    pair.time.pass(Duration.ofSeconds(51));
    assertThat(pair.alice.sent).isEmpty();
    pair.time.pass(Duration.ofSeconds(1).plus(MOMENT));
    assertThat(pair.alice.sent).hasSize(1);
  }

  @Test
  void aPeerThatLostItsKeysIsAnsweredInThePauseAndAskedAtItsEnd() throws IOException {
    alice().pause();
    pair.bob.kill();
    Files.delete(pair.bob.stateFile(pair.alice.peerName()));
    pair.bob.start();
    pair.time.pass(Duration.ofSeconds(10));
    assertThat(pair.bob.sent).containsExactly("new");
    assertThat(eventsOf(Event.Answered.class)).isNotEmpty();
    assertThat(pair.alice.sent).isEmpty();
    alice().resume();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).containsExactly("rotate");
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void aPauseIsNotKeptOverARestart() {
    alice().pause();
    pair.alice.kill();
    pair.alice.start();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).containsExactly("rotate");
  }

  @Test
  void aPauseThatWasOrderedBeforeTheNodeBeginsHoldsItsFirstRotation() {
    pair.alice.kill();
    pair.alice.restore();
    alice().pause();
    pair.alice.rotations().begin();
    pair.time.pass(VirtualPair.INTERVAL);
    assertThat(pair.alice.sent).isEmpty();
  }

  @Test
  void nothingBeginsBeforeTheNodeDoes() {
    pair.alice.kill();
    pair.alice.restore();
    alice().resume();
    alice().rotateNow();
    pair.time.pass(VirtualPair.INTERVAL);
    assertThat(pair.alice.sent).isEmpty();
    pair.alice.rotations().begin();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).hasSize(1);
  }

  @Test
  void aPauseAndItsEndAreToldOnce() {
    alice().resume();
    alice().pause();
    alice().pause();
    pair.time.pass(Duration.ofSeconds(10));
    alice().resume();
    alice().resume();
    assertThat(eventsOf(Paused.class)).containsExactly(new Paused(bob));
    assertThat(eventsOf(Resumed.class))
        .singleElement()
        .satisfies(
            resumed ->
                assertThat(resumed.next())
                    .isBetween(MINUTE.plusSeconds(42), MINUTE.plusSeconds(43)));
  }

  @Test
  void aPeerThatWeDoNotKnowHasNoRotations() {
    assertThat(pair.alice.rotations().rotation(new PeerName("hsn_eve")))
        .isEqualTo(Optional.empty());
  }

  /** As its timer does, and no further than the question. */
  private void beginARotation() {
    while (pair.alice.sent.isEmpty()) {
      pair.time.pass(Duration.ofMillis(1));
    }
    assertThat(eventsOf(Event.Rotated.class)).isEmpty();
  }

  private PeerRotation alice() {
    return pair.alice.rotation(bob);
  }

  private void forget() {
    pair.alice.sent.clear();
    pair.alice.events.clear();
    pair.bob.sent.clear();
  }

  private <E extends Event> List<E> eventsOf(Class<E> type) {
    return pair.alice.events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
