package org.ukms.pairing;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.ukms.event.EventSink;

/**
 * What comes in from the top.
 *
 * @param clock never goes back, and runs as fast as time does
 * @param random for jitter alone
 * @param secrets unpredictable, for what nobody may guess
 * @param executor bounded threads; a task of ours takes as long as two writes to the disk
 * @param wakeups calls back when a time has come
 * @param events where events go
 */
public record Surroundings(
    InstantSource clock,
    RandomGenerator random,
    RandomGenerator secrets,
    Executor executor,
    Wakeups wakeups,
    EventSink events) {

  /** The same, with another place for events. */
  public Surroundings telling(EventSink sink) {
    return new Surroundings(clock, random, secrets, executor, wakeups, sink);
  }
}
