package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.event.Event;
import org.ukms.event.Event.Flooded;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.name.PeerName;

/** An operator orders a rotation with a peer. */
class RotateNowTest {

  private static final Duration MOMENT = Duration.ofMillis(100);

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private VirtualPair pair;
  private PeerName bob;

  @BeforeEach
  void aPairThatIsEqual() throws IOException {
    pair = new VirtualPair(folder, 61);
    bob = pair.bob.peerName();
    pair.start();
    // Until bob has three answers in hand again, and before the next rotation.
    pair.time.pass(Duration.ofSeconds(90));
    assertThat(pair.equal()).isTrue();
    pair.alice.sent.clear();
    pair.alice.events.clear();
  }

  @Test
  void anOrderedRotationBeginsAtOnceAndTheNextAnIntervalLater() {
    String before = pair.alice.psk(bob);
    alice().rotateNow();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.psk(bob)).isNotEqualTo(before);
    assertThat(pair.equal()).isTrue();
    pair.time.pass(VirtualPair.INTERVAL.minusSeconds(1));
    assertThat(pair.alice.sent).hasSize(1);
    pair.time.pass(Duration.ofSeconds(1));
    assertThat(pair.alice.sent).hasSize(2);
  }

  @Test
  void manyOrdersAtOnceAreOneRotation() {
    for (int i = 0; i < 10; i++) {
      alice().rotateNow();
    }
    pair.time.pass(Duration.ofSeconds(60));
    assertThat(pair.alice.sent).hasSize(1);
  }

  @Test
  void ordersDuringARotationAreOneMoreAfterItWithAFreshKey() {
    alice().rotateNow();
    beginARotation();
    alice().rotateNow();
    alice().rotateNow();
    pair.time.pass(Duration.ofSeconds(60));
    assertThat(pair.alice.sent).hasSize(2);
    assertThat(rotated()).hasSize(2).doesNotHaveDuplicates();
    assertThat(eventsOf(RotationFailed.class)).isEmpty();
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void anOrderSoonAfterARotationIsNotTakenForARepeat() {
    alice().rotateNow();
    pair.time.pass(MOMENT);
    alice().rotateNow();
    pair.time.pass(Duration.ofMillis(1500));
    assertThat(pair.alice.sent).hasSize(1);
    pair.time.pass(Duration.ofMillis(500));
    assertThat(rotated()).hasSize(2).doesNotHaveDuplicates();
    assertThat(eventsOf(RotationFailed.class)).isEmpty();
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void anOrderCutsABackOffShort() {
    failFiveTimes();
    pair.time.pass(Duration.ofSeconds(5));
    int asked = pair.alice.sent.size();
    alice().rotateNow();
    pair.time.pass(MOMENT);
    assertThat(pair.alice.sent).hasSize(asked + 1);
    assertThat(pair.equal()).isTrue();
    assertThat(lastOf(Event.Rotated.class).next().orElseThrow())
        .isGreaterThan(VirtualPair.INTERVAL.minus(MOMENT));
  }

  @Test
  void anOrderInABackOffThatFailsIsOneFailureMore() {
    failFiveTimes();
    pair.schedule(Fault.REQUEST_LOST, pair.alice);
    pair.time.pass(Duration.ofSeconds(5));
    alice().rotateNow();
    pair.time.pass(MOMENT);
    assertThat(eventsOf(RotationFailed.class)).hasSize(6);
    assertThat(lastOf(RotationFailed.class).next().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(64));
    pair.time.pass(Duration.ofSeconds(60));
    assertThat(eventsOf(Event.Rotated.class)).isEmpty();
    pair.time.pass(Duration.ofSeconds(40));
    assertThat(eventsOf(Event.Rotated.class)).isNotEmpty();
  }

  @Test
  void anOrderInAPauseIsOneRotationAndThePauseStays() {
    alice().pause();
    alice().rotateNow();
    pair.time.pass(MOMENT);
    assertThat(rotated()).hasSize(1);
    assertThat(lastOf(Event.Rotated.class).next()).isEmpty();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(3));
    assertThat(pair.alice.sent).hasSize(1);
  }

  @Test
  void anOrderInAPauseIsNotRepeatedWhereItFails() {
    alice().pause();
    pair.schedule(Fault.REQUEST_LOST, pair.alice);
    alice().rotateNow();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(3));
    assertThat(pair.alice.sent).hasSize(1);
    assertThat(eventsOf(RotationFailed.class)).hasSize(1);
  }

  @Test
  void anOrderInAPauseFollowsWhatIsUnderWay() {
    alice().rotateNow();
    beginARotation();
    alice().pause();
    alice().rotateNow();
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(3));
    assertThat(pair.alice.sent).hasSize(2);
    assertThat(rotated()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void anOperatorWhoNeverStopsCostsThePeerNoMoreThanItGives() {
    int before = pair.qkd.issued();
    for (int i = 0; i < 120; i++) {
      alice().rotateNow();
      pair.time.pass(Duration.ofSeconds(1));
    }
    assertThat(pair.bob.events).hasAtLeastOneElementOfType(Flooded.class);
    // Bob's seven, and one for bob's own rotation.
    assertThat(pair.qkd.issued() - before).isLessThanOrEqualTo(7 + 1);
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(2));
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void anOrderIsToldWithItsTime() {
    alice().rotateNow();
    beginARotation();
    alice().rotateNow();
    pair.time.pass(MOMENT);
    alice().rotateNow();
    assertThat(eventsOf(RotationOrdered.class).stream().map(Event::line))
        .containsExactly(
            "hsn_bob: rotation ordered; next attempt in 0.0 s",
            "hsn_bob: rotation ordered, after the one that is under way",
            "hsn_bob: rotation ordered; next attempt in 1.9 s");
  }

  private void failFiveTimes() {
    while (eventsOf(RotationFailed.class).size() < 5) {
      pair.schedule(Fault.REQUEST_LOST, pair.alice);
      pair.time.pass(MOMENT);
    }
    pair.repair();
    assertThat(lastOf(RotationFailed.class).next().orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(32));
  }

  private void beginARotation() {
    while (pair.alice.sent.isEmpty()) {
      pair.time.pass(Duration.ofNanos(1));
    }
    assertThat(rotated()).isEmpty();
  }

  private PeerRotation alice() {
    return pair.alice.rotation(bob);
  }

  private List<String> rotated() {
    return eventsOf(Event.Rotated.class).stream().map(event -> event.keyId().value()).toList();
  }

  private <E extends Event> E lastOf(Class<E> type) {
    List<E> events = eventsOf(type);
    return events.get(events.size() - 1);
  }

  private <E extends Event> List<E> eventsOf(Class<E> type) {
    return pair.alice.events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
