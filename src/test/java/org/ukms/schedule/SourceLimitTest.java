package org.ukms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-7. */
class SourceLimitTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SourceLimit limit = new SourceLimit(1);

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static Optional<Duration> millis(long millis) {
    return Optional.of(Duration.ofMillis(millis));
  }

  /** How many of these messages pass, all at this time. */
  private long passing(String source, int messages, Instant now) {
    return IntStream.range(0, messages).filter(i -> limit.take(source, now).isEmpty()).count();
  }

  /** How many pass of ten messages from each of these addresses, all at this time. */
  private long passingOfTenEach(String net, int sources, Instant now) {
    return IntStream.range(0, sources).mapToLong(i -> passing(net + i, 10, now)).sum();
  }

  @Test
  void letsTwentyPassAtOnceAndTellsWhenTheNextMay() {
    assertThat(passing("192.0.2.1", 20, at(0))).isEqualTo(20);

    assertThat(limit.take("192.0.2.1", at(0))).isEqualTo(millis(200));
    assertThat(limit.take("192.0.2.1", at(150))).isEqualTo(millis(50));
    assertThat(limit.take("192.0.2.1", at(200))).isEmpty();
    assertThat(limit.take("192.0.2.1", at(200))).isEqualTo(millis(200));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 200, 333, 1000})
  void letsFivePassInEachSecondHoweverOftenItIsAsked(long everyMillis) {
    passing("192.0.2.1", 20, at(0));

    long passed = 0;
    for (long now = 0; now <= 60_000; now += everyMillis) {
      passed += passing("192.0.2.1", 6, at(now));
    }

    assertThat(passed).isBetween(298L, 300L);
  }

  @Test
  void earnsNoMoreThanTwentyHoweverLongItIsQuiet() {
    passing("192.0.2.1", 20, at(0));

    assertThat(passing("192.0.2.1", 100, START.plus(Duration.ofDays(365)))).isEqualTo(20);
  }

  @Test
  void countsEachSourceForItself() {
    passing("192.0.2.1", 100, at(0));

    assertThat(passing("192.0.2.2", 100, at(0))).isEqualTo(20);
  }

  @Test
  void whatIsRefusedCostsTheOthersNothing() {
    passing("192.0.2.1", 100_000, at(0));

    assertThat(passingOfTenEach("198.51.100.", 18, at(0))).isEqualTo(180);
  }

  @Test
  void letsTwoHundredOfAllPassAtOnceAndFiftyInEachSecond() {
    assertThat(passingOfTenEach("198.51.100.", 100, at(0))).isEqualTo(200);

    assertThat(limit.take("192.0.2.1", at(0))).isEqualTo(millis(20));
    assertThat(passingOfTenEach("203.0.113.", 100, at(1000))).isEqualTo(50);
    assertThat(passingOfTenEach("192.0.2.", 100, at(3600_000))).isEqualTo(200);
  }

  @Test
  void tellsTheLongerOfBothWaits() {
    passing("192.0.2.1", 20, at(0));
    passingOfTenEach("198.51.100.", 18, at(0));

    assertThat(limit.take("192.0.2.1", at(0))).isEqualTo(millis(200));
    assertThat(limit.take("192.0.2.2", at(0))).isEqualTo(millis(20));
  }

  @Test
  void forgetsTheAddressOfWhichItHeardLeastRecently() {
    passing("192.0.2.1", 20, at(0));
    passing("192.0.2.2", 20, at(0));
    assertThat(limit.take("192.0.2.1", at(0))).isPresent();
    passingOfTenEach("198.51.100.", 999, at(0));

    // 20 were earned by all meanwhile, and 2 by each of which it still knows.
    assertThat(passing("192.0.2.1", 100, at(400))).isEqualTo(2);
    assertThat(passing("192.0.2.2", 100, at(400))).isEqualTo(18);
  }

  @Test
  void aThousandPeersBehindOneAddressMayAllBeginAtOnce() {
    SourceLimit ofMany = new SourceLimit(1000);

    assertThat(
            IntStream.range(0, 5000).filter(i -> ofMany.take("192.0.2.1", at(0)).isEmpty()).count())
        .isEqualTo(4000);
    assertThat(ofMany.take("192.0.2.2", at(0))).isPresent();
  }
}
