package org.ukms.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.name.PeerName;

/** C-7. */
class SourceLimitTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final PeerName BOB = new PeerName("hsn_bob");

  private final SourceLimit limit = new SourceLimit();

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static Optional<Duration> millis(long millis) {
    return Optional.of(Duration.ofMillis(millis));
  }

  /** How many of these messages pass, all at this time. */
  private long passing(String source, int messages, Instant now) {
    return IntStream.range(0, messages).filter(i -> limit.take(source, BOB, now).isEmpty()).count();
  }

  /** How many pass of ten messages from each of these addresses, all at this time. */
  private long passingOfTenEach(String net, int sources, Instant now) {
    return IntStream.range(0, sources).mapToLong(i -> passing(net + i, 10, now)).sum();
  }

  @Test
  void letsTwentyPassAtOnceAndTellsWhenTheNextMay() {
    assertThat(passing("192.0.2.1", 20, at(0))).isEqualTo(20);

    assertThat(limit.take("192.0.2.1", BOB, at(0))).isEqualTo(millis(200));
    assertThat(limit.take("192.0.2.1", BOB, at(150))).isEqualTo(millis(50));
    assertThat(limit.take("192.0.2.1", BOB, at(200))).isEmpty();
    assertThat(limit.take("192.0.2.1", BOB, at(200))).isEqualTo(millis(200));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 200, 333, 1000})
  void letsFivePassInEachSecondHoweverOftenItIsAsked(long everyMillis) {
    passing("192.0.2.1", 20, at(0));

    long passed = 0;
    for (long now = 0; now <= 10_000; now += everyMillis) {
      passed += passing("192.0.2.1", 6, at(now));
    }

    assertThat(passed).isBetween(48L, 50L);
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
    passing("192.0.2.1", 10_000, at(0));

    assertThat(passingOfTenEach("198.51.100.", 98, at(0))).isEqualTo(980);
  }

  @Test
  void letsAThousandOfAllPassAtOnceAndTwoHundredInEachSecond() {
    assertThat(passingOfTenEach("198.51.100.", 200, at(0))).isEqualTo(1000);

    assertThat(limit.take("192.0.2.1", BOB, at(0))).isEqualTo(millis(5));
    assertThat(passingOfTenEach("203.0.113.", 100, at(1000))).isEqualTo(200);
    assertThat(passingOfTenEach("192.0.2.", 200, at(3600_000))).isEqualTo(1000);
  }

  @Test
  void tellsTheLongerOfBothWaits() {
    passing("192.0.2.1", 20, at(0));
    passingOfTenEach("198.51.100.", 98, at(0));

    assertThat(limit.take("192.0.2.1", BOB, at(0))).isEqualTo(millis(200));
    assertThat(limit.take("192.0.2.2", BOB, at(0))).isEqualTo(millis(5));
  }

  @Test
  void countsEachPeerInWhoseNameAMessageComesForItself() {
    passing("192.0.2.1", 20, at(0));

    assertThat(limit.take("192.0.2.1", BOB, at(0))).isPresent();
    assertThat(limit.take("192.0.2.1", new PeerName("hsn_carol"), at(0))).isEmpty();
  }

  @Test
  void takesTheFirstHalfOfAnAddressOfIpv6ForOne() {
    passing("2001:db8:0:1::1", 20, at(0));

    assertThat(limit.take("2001:db8:0:1:ffff::2", BOB, at(0))).isPresent();
    assertThat(limit.take("2001:db8:0:2::1", BOB, at(0))).isEmpty();
  }

  @Test
  void forgetsTheAddressOfWhichItHeardLeastRecently() {
    passing("192.0.2.1", 20, at(0));
    passing("192.0.2.2", 20, at(0));
    assertThat(limit.take("192.0.2.1", BOB, at(0))).isPresent();
    IntStream.range(0, 9_999).forEach(i -> passing("198.51.100." + i, 1, at(0)));

    // 80 were earned by all meanwhile, and 2 by each of which it still knows.
    assertThat(passing("192.0.2.1", 100, at(400))).isEqualTo(2);
    assertThat(passing("192.0.2.2", 100, at(400))).isEqualTo(20);
  }
}
