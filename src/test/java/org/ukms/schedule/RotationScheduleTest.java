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
    return new RotationSchedule(interval, new Backoff(interval, new Random(1)), START);
  }

  @Test
  void beginsAtOnceAndThenOncePerInterval() {
    assertThat(schedule.begin(START)).isTrue();
    assertThat(schedule.succeeded(START.plusMillis(5))).isEqualTo(INTERVAL.minusMillis(5));
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
      Duration wait = schedule.failed(now, Duration.ZERO);
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
    assertThat(schedule.failed(START.plusSeconds(200), Duration.ZERO))
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void waitsForNoMoreThanAnIntervalEvenWhereThatIsOneSecond() {
    RotationSchedule quick = schedule(Duration.ofSeconds(1));
    quick.begin(START);
    assertThat(quick.failed(START, Duration.ofHours(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void waitsAsLongAsTheOtherPartyAskedFor() {
    schedule.begin(START);
    assertThat(schedule.failed(START, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aPeerThatLostItsKeysIsAskedAtOnce() {
    schedule.begin(START);
    schedule.succeeded(START);
    schedule.atOnce(START.plusSeconds(10));
    assertThat(schedule.begin(START.plusSeconds(10))).isTrue();
  }

  @Test
  void aPeerThatLostItsKeysDuringARotationIsAskedOnceMoreAfterIt() {
    schedule.begin(START);
    schedule.atOnce(START);
    assertThat(schedule.succeeded(START)).isEqualTo(Duration.ofSeconds(2));
    assertThat(schedule.begin(START.plusSeconds(2))).isTrue();
    assertThat(schedule.succeeded(START.plusSeconds(2))).isEqualTo(INTERVAL);
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
