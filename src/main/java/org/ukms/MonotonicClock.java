package org.ukms;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells the time of day at its making and what has elapsed since, so that it never jumps with the
 * clock.
 */
public final class MonotonicClock implements InstantSource {

  private final Instant start = Instant.now();
  private final long ticks = System.nanoTime();

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - ticks);
  }
}
