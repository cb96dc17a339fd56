package org.ukms.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after each of several failures in a row. */
public final class Backoff {

  /** More than the time in which a peer takes a second question for a repeat of the first. */
  public static final Duration FIRST = Duration.ofSeconds(2);

  private static final double JITTER = 0.5;

  private final Duration first;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration base;

  public Backoff(Duration longest, RandomGenerator random) {
    this(FIRST, longest, random);
  }

  /** One that begins with another wait. */
  public Backoff(Duration first, Duration longest, RandomGenerator random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.base = first;
  }

  /** The next wait: the base and up to half as much again, at most the longest. */
  public Duration next() {
    long millis = (long) (base.toMillis() * (1 + JITTER * random.nextDouble()));
    base = shorter(base.multipliedBy(2), longest);
    return shorter(Duration.ofMillis(millis), longest);
  }

  /** Something went well. */
  public void reset() {
    base = first;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
