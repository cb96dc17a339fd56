package org.ukms.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after each of several failures in a row. */
public final class Backoff {

  /** More than the time in which a peer takes a second question for a repeat of the first. */
  public static final Duration FIRST = Duration.ofSeconds(2);

  private static final double JITTER = 0.5;

  private final Duration longest;
  private final RandomGenerator random;
  private Duration base = FIRST;

  public Backoff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /** The next wait: the base and up to half as much again, at most the longest. */
  public Duration next() {
    long millis = (long) (base.toMillis() * (1 + JITTER * random.nextDouble()));
    base = shorter(base.multipliedBy(2), longest);
    return shorter(Duration.ofMillis(millis), longest);
  }

  /** Something went well. */
  public void reset() {
    base = FIRST;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
