package org.ukms.etsi014.failover;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The breakers of a node: one per device, however many links it has (E-10). */
public final class Breakers {

  private final Map<URI, Breaker> byUrl = new HashMap<>();
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration interval;

  /**
   * Breakers that let all pass.
   *
   * @param interval the time between two rotations
   */
  public Breakers(InstantSource clock, RandomGenerator random, Duration interval) {
    this.clock = clock;
    this.random = random;
    this.interval = interval;
  }

  /** How a device stands on one more link. */
  public synchronized Standing standing(URI url) {
    Breaker ofDevice = byUrl.computeIfAbsent(url, unused -> new Breaker(clock, random));
    return new Standing(url, ofDevice, new Breaker(clock, random), clock, interval);
  }
}
