package org.ukms.rotation.simulation.pair;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * How well messages travel.
 *
 * @param lost how many of them do not arrive
 * @param twice how many of them arrive twice
 * @param late how many of them take many seconds, so that later ones overtake them
 */
public record Weather(double lost, double twice, double late) {

  /** All arrive in time. */
  public static final Weather FINE = new Weather(0, 0, 0);

  /** None arrives. */
  public static final Weather CUT = new Weather(1, 0, 0);

  private static final int QUICK_MICROS = 3_000;
  private static final int LATE_MICROS = 20_000_000;

  boolean doubles(Random random) {
    return random.nextDouble() < twice;
  }

  /** How long a message travels, if it arrives. */
  Optional<Duration> travel(Random random) {
    if (random.nextDouble() < lost) {
      return Optional.empty();
    }
    int most = random.nextDouble() < late ? LATE_MICROS : QUICK_MICROS;
    return Optional.of(Duration.ofNanos((1 + random.nextInt(most)) * 1000L));
  }
}
