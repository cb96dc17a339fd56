package org.ukms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a peer is asked. */
class RotationScheduleTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(2);

  private final RotationSchedule schedule = schedule(INTERVAL);

  private static RotationSchedule schedule(Duration interval) {
    RotationSchedule schedule = unbegun(interval);
    schedule.first(START);
    return schedule;
  }

  private static RotationSchedule unbegun(Duration interval) {
    return new RotationSchedule(interval, new Backoff(interval, new Random(1)));
  }

  @Test
  void r1_nothingIsDueBeforeItIsSaidWhenTheFirstIs() {
    RotationSchedule schedule = unbegun(Duration.ofSeconds(60));

    assertThat(schedule.begin(START)).isFalse();
    assertThat(schedule.nextCall(START)).isEqualTo(Instant.MAX);
    assertThat(schedule.pause()).isTrue();
    assertThat(schedule.resume(START)).isEmpty();
    schedule.first(START.plusSeconds(5));
    assertThat(schedule.nextCall(START)).isEqualTo(START.plusSeconds(5));
    assertThat(schedule.begin(START.plusSeconds(5))).isTrue();
  }

  @Test
  void r1_theFirstDoesNotWaitWhereThePeerHasLostItsKeys() {
    RotationSchedule schedule = unbegun(Duration.ofSeconds(60));
    schedule.atOnce(START);
    schedule.first(START.plusSeconds(5));

    assertThat(schedule.begin(START)).isTrue();
    assertThat(schedule.nextCall(START)).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void beginsAtOnceAndThenOncePerInterval() {
    assertThat(schedule.begin(START)).isTrue();
    assertThat(schedule.succeeded(START.plusMillis(5))).contains(INTERVAL.minusMillis(5));
    assertThat(schedule.begin(START.plusSeconds(119))).isFalse();
    assertThat(schedule.begin(START.plus(INTERVAL))).isTrue();
  }

  @Test
  void beginsWithATimerThatIsALittleEarly() {
    schedule.begin(START);
    schedule.succeeded(START);
    assertThat(schedule.begin(START.plus(INTERVAL).minusMillis(50))).isTrue();
  }

  @Test
  void doesNotBeginWhileARotationIsUnderWayNorAsksToBeWokenForIt() {
    schedule.begin(START);
    assertThat(schedule.begin(START.plus(INTERVAL))).isFalse();
    assertThat(schedule.nextCall(START.plus(INTERVAL))).isEqualTo(Instant.MAX);
  }

  @Test
  void failuresWaitTwoSecondsThenTwiceAsLongUpToTheInterval() {
    List<Duration> waits = new ArrayList<>();
    Instant now = START;
    for (int i = 0; i < 12; i++) {
      assertThat(schedule.begin(now)).isTrue();
      Duration wait = schedule.failed(now, Duration.ZERO).orElseThrow();
      waits.add(wait);
      now = now.plus(wait);
    }
    long base = 2000;
    for (Duration wait : waits) {
      assertThat(wait.toMillis())
          .isBetween(Math.min(base, 120_000), Math.min(base * 3 / 2, 120_000));
      base *= 2;
    }
    assertThat(waits.get(11)).isEqualTo(INTERVAL);
  }

  @Test
  void aSuccessMakesTheNextFailureTheFirstAgain() {
    schedule.begin(START);
    schedule.failed(START, Duration.ZERO);
    schedule.begin(START.plusSeconds(10));
    schedule.succeeded(START.plusSeconds(10));
    schedule.begin(START.plusSeconds(200));
    assertThat(schedule.failed(START.plusSeconds(200), Duration.ZERO).orElseThrow())
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void waitsForNoMoreThanAnIntervalEvenWhereThatIsOneSecond() {
    RotationSchedule quick = schedule(Duration.ofSeconds(1));
    quick.begin(START);
    assertThat(quick.failed(START, Duration.ofHours(1))).contains(Duration.ofSeconds(1));
  }

  @Test
  void waitsAsLongAsTheOtherPartyAskedFor() {
    schedule.begin(START);
    assertThat(schedule.failed(START, Duration.ofSeconds(30))).contains(Duration.ofSeconds(30));
  }

  @Test
  void aPeerThatLostItsKeysIsAskedAtOnce() {
    schedule.begin(START);
    schedule.succeeded(START);
    schedule.atOnce(START.plusSeconds(10));
    assertThat(schedule.begin(START.plusSeconds(10))).isTrue();
  }

  @Test
  void aPeerThatLostItsKeysIsNotAskedSoSoonThatItTakesTheQuestionForARepeat() {
    RotationSchedule schedule = unbegun(Duration.ofSeconds(60));
    schedule.first(START);
    assertThat(schedule.begin(START)).isTrue();
    schedule.succeeded(START.plusMillis(50));

    schedule.atOnce(START.plusMillis(100));

    assertThat(schedule.begin(START.plusMillis(100))).isFalse();
    assertThat(schedule.nextCall(START.plusMillis(100))).isEqualTo(START.plusMillis(2050));
  }

  @Test
  void aPeerThatLostItsKeysDuringARotationIsAskedOnceMoreAfterIt() {
    schedule.begin(START);
    schedule.atOnce(START);
    assertThat(schedule.succeeded(START)).contains(Duration.ofSeconds(2));
    assertThat(schedule.begin(START.plusSeconds(2))).isTrue();
    assertThat(schedule.succeeded(START.plusSeconds(2))).contains(INTERVAL);
  }

  @Test
  void anOrderedRotationBeginsAtOnceAndTheNextAnIntervalLater() {
    schedule.begin(START);
    schedule.succeeded(START);
    assertThat(schedule.order(START.plusSeconds(10))).contains(Duration.ZERO);
    assertThat(schedule.begin(START.plusSeconds(10))).isTrue();
    assertThat(schedule.succeeded(START.plusSeconds(10))).contains(INTERVAL);
  }

  @Test
  void anOrderedRotationIsNoRepeatOfTheLast() {
    schedule.begin(START);
    schedule.succeeded(START.plusMillis(5));
    assertThat(schedule.order(START.plusSeconds(1))).contains(Duration.ofMillis(1005));
    assertThat(schedule.begin(START.plusSeconds(1))).isFalse();
    assertThat(schedule.nextCall(START.plusSeconds(1))).isEqualTo(START.plusMillis(2005));
    assertThat(schedule.begin(START.plusMillis(2005))).isTrue();
  }

  @Test
  void anOrderCutsABackOffShortAndTheNextFailureWaitsLongerAllTheSame() {
    Instant now = failedFiveTimes();
    Instant ordered = now.plusSeconds(3);
    assertThat(schedule.begin(ordered)).isFalse();
    assertThat(schedule.order(ordered)).contains(Duration.ZERO);
    assertThat(schedule.begin(ordered)).isTrue();
    assertThat(schedule.failed(ordered, Duration.ZERO).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(64));
  }

  private Instant failedFiveTimes() {
    Instant now = START;
    for (int i = 0; i < 5; i++) {
      schedule.begin(now);
      now = schedule.nextCall(now.plus(schedule.failed(now, Duration.ZERO).orElseThrow()));
    }
    schedule.begin(now);
    schedule.failed(now, Duration.ZERO);
    return now;
  }

  @Test
  void anOrderDoesNotCutShortWhatTheOtherPartyAskedFor() {
    schedule.begin(START);
    schedule.failed(START, Duration.ofSeconds(30));
    assertThat(schedule.order(START.plusSeconds(10))).contains(Duration.ofSeconds(20));
    assertThat(schedule.begin(START.plusSeconds(10))).isFalse();
    assertThat(schedule.begin(START.plusSeconds(30))).isTrue();
  }

  @Test
  void anOrderNeverPutsOffWhatIsDueSooner() {
    RotationSchedule quick = schedule(Duration.ofSeconds(1));
    quick.begin(START);
    quick.succeeded(START);
    assertThat(quick.order(START.plusMillis(500))).contains(Duration.ofMillis(500));
  }

  @Test
  void aPauseHoldsWhatIsDueAndAsksForNoCall() {
    assertThat(schedule.pause()).isTrue();
    assertThat(schedule.pause()).as("is new").isFalse();
    assertThat(schedule.begin(START)).isFalse();
    assertThat(schedule.nextCall(START)).isEqualTo(Instant.MAX);
  }

  @Test
  void whatEndsInAPauseHasNoNext() {
    schedule.begin(START);
    schedule.pause();
    assertThat(schedule.failed(START, Duration.ZERO)).isEmpty();
    assertThat(schedule.resume(START)).isPresent();
    schedule.begin(START.plusSeconds(3));
    schedule.pause();
    assertThat(schedule.succeeded(START.plusSeconds(3))).isEmpty();
  }

  @Test
  void whatBecameDueInAPauseIsDueAtItsEndAndOnce() {
    schedule.begin(START);
    schedule.succeeded(START);
    schedule.pause();
    Instant end = START.plus(INTERVAL.multipliedBy(10));
    assertThat(schedule.resume(end)).contains(Duration.ZERO);
    assertThat(schedule.begin(end)).isTrue();
    assertThat(schedule.succeeded(end)).contains(INTERVAL);
  }

  @Test
  void aShortPauseChangesNoTime() {
    schedule.begin(START);
    schedule.succeeded(START);
    schedule.pause();
    assertThat(schedule.resume(START.plusSeconds(50))).contains(Duration.ofSeconds(70));
    assertThat(schedule.resume(START.plusSeconds(51))).as("is no pause").isEmpty();
  }

  @Test
  void aPeerThatLostItsKeysInAPauseIsAskedAtItsEnd() {
    schedule.begin(START);
    schedule.succeeded(START);
    schedule.pause();
    schedule.atOnce(START.plusSeconds(10));
    assertThat(schedule.begin(START.plusSeconds(10))).isFalse();
    assertThat(schedule.resume(START.plusSeconds(20))).contains(Duration.ZERO);
  }

  @Test
  void anOrderInAPauseIsOneRotation() {
    schedule.pause();
    assertThat(schedule.order(START)).contains(Duration.ZERO);
    assertThat(schedule.nextCall(START)).isEqualTo(START);
    assertThat(schedule.begin(START)).isTrue();
    assertThat(schedule.failed(START, Duration.ZERO)).isEmpty();
    assertThat(schedule.begin(START.plus(INTERVAL))).isFalse();
  }

  @Test
  void aPauseAfterAnOrderHoldsItToo() {
    schedule.pause();
    schedule.order(START);
    assertThat(schedule.pause()).as("is new").isTrue();
    assertThat(schedule.begin(START)).isFalse();
    assertThat(schedule.resume(START)).contains(Duration.ZERO);
  }

  @Test
  void jitterSpreadsTheAttempts() {
    Backoff backoff = new Backoff(INTERVAL, new Random(7));
    List<Duration> firsts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      firsts.add(backoff.next());
      backoff.reset();
    }
    assertThat(firsts).doesNotHaveDuplicates();
  }
}
