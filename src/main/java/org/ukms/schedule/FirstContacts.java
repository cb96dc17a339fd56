package org.ukms.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a node that starts asks each of its peers first. By chance, so that two nodes with
 * the same peers seldom begin with the same ones: who was asked meanwhile need not ask.
 */
public final class FirstContacts {

  /** So many cost nothing worth a delay. */
  private static final int AT_ONCE = 16;

  private static final Duration SPACING = Duration.ofMillis(10);

  /** Payara raises any shorter time of a timer to this, which would gather the first ones there. */
  private static final Duration SHORTEST_TIMER = Duration.ofSeconds(1);

  private static final Duration SOON = Duration.ofSeconds(2);

  private final int peers;
  private final Duration span;
  private final RandomGenerator random;

  /** Those of a node with so many peers, each asked once in an interval. */
  public FirstContacts(int peers, Duration interval, RandomGenerator random) {
    Duration spaced = SPACING.multipliedBy(peers);
    this.peers = peers;
    this.span = spaced.compareTo(interval) < 0 ? spaced : interval;
    this.random = random;
  }

  /** How long a peer waits that could go on with all others: 2 s at most. */
  public Duration soon() {
    Duration spaced = SPACING.multipliedBy(peers);
    Duration most = spaced.compareTo(SOON) < 0 ? spaced : SOON;
    return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
  }

  /** How long the next of the peers waits. */
  public Duration next() {
    return peers <= AT_ONCE
        ? Duration.ZERO
        : SHORTEST_TIMER.plusMillis(random.nextLong(span.toMillis()));
  }
}
