package org.ukms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When a peer is asked with few keys, and after a device is back. */
class PaceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Duration SLOW = Duration.ofMinutes(10);

  private final RotationSchedule schedule =
      new RotationSchedule(INTERVAL, new Backoff(INTERVAL, new Random(1)));

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  private void rotate(Instant at) {
    schedule.first(at);
    assertThat(schedule.begin(at)).isTrue();
    schedule.succeeded(at);
  }

  @Test
  void r21_whatIsDueMovesWithThePace() {
    rotate(START);

    assertThat(schedule.pace(after(10), SLOW, false, after(10))).contains(SLOW.minusSeconds(10));
    assertThat(schedule.begin(after(120))).isFalse();
    assertThat(schedule.begin(after(600))).isTrue();
    assertThat(schedule.succeeded(after(600))).contains(SLOW);
  }

  @Test
  void r21_whatBecameDueMeanwhileBeginsWithTheUsualPace() {
    rotate(START);
    schedule.pace(after(10), SLOW, false, after(10));

    assertThat(schedule.pace(after(200), INTERVAL, false, after(201)))
        .contains(Duration.ofSeconds(1));
    assertThat(schedule.begin(after(200))).isFalse();
    assertThat(schedule.begin(after(201))).isTrue();
    assertThat(schedule.succeeded(after(201))).contains(INTERVAL);
  }

  @Test
  void r21_theFirstAndWhatTheOperatorOrdersDoNotWait() {
    schedule.first(after(5));
    schedule.pace(START, SLOW, true, START);
    assertThat(schedule.begin(after(5))).isTrue();
    schedule.succeeded(after(5));

    assertThat(schedule.order(after(60))).contains(Duration.ZERO);
    schedule.pace(after(60), SLOW.multipliedBy(2), true, after(60));
    assertThat(schedule.begin(after(60))).isTrue();
  }

  @Test
  void r21_aFailureIsRepeatedAsUsualWhileThereAreFewKeys() {
    schedule.pace(START, SLOW, false, START);
    schedule.first(START);
    schedule.begin(START);

    assertThat(schedule.failed(START, Duration.ZERO).orElseThrow())
        .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
  }

  @Test
  void r21_aFailureWaitsForKeysWhileThereIsNone() {
    schedule.pace(START, SLOW, true, START);
    schedule.first(START);
    schedule.begin(START);

    assertThat(schedule.failed(START, Duration.ZERO)).contains(SLOW);
    schedule.soon(after(60));
    assertThat(schedule.nextCall(after(50))).isEqualTo(after(60));
  }

  @Test
  void r22_aDeviceThatIsBackEndsABackoff() {
    schedule.first(START);
    schedule.begin(START);
    schedule.failed(START, Duration.ofSeconds(100));

    schedule.soon(after(31));
    assertThat(schedule.nextCall(after(30))).isEqualTo(after(31));
    assertThat(schedule.begin(after(31))).isTrue();
  }

  @Test
  void r22_butNotSoSoonThatThePeerTakesItForARepeat() {
    schedule.first(START);
    schedule.begin(START);
    schedule.failed(START, Duration.ZERO);

    schedule.soon(after(1));
    assertThat(schedule.nextCall(after(1))).isEqualTo(after(2));
  }

  @Test
  void r22_whatIsUnderWayAndFailsIsRepeatedSoon() {
    schedule.first(START);
    schedule.begin(START);
    schedule.soon(after(3));

    assertThat(schedule.failed(after(5), Duration.ofSeconds(60))).contains(Backoff.FIRST);
    assertThat(schedule.begin(after(7))).isTrue();
    assertThat(schedule.failed(after(7), Duration.ofSeconds(60))).contains(Duration.ofMinutes(1));
  }

  @Test
  void r22_aPauseHoldsItAllTheSame() {
    rotate(START);
    schedule.pause();
    schedule.soon(after(10));

    assertThat(schedule.begin(after(10))).isFalse();
    assertThat(schedule.resume(after(20))).contains(Duration.ZERO);
  }
}
