package org.ukms.etsi014.failover;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The breakers of a node: one per device, however many links it has (E-10). */
public final class Breakers {

  private final Map<URI, Breaker> byUrl = new HashMap<>();
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Breakers that let all pass. */
  public Breakers(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** How a device stands on one more link. */
  public synchronized Standing standing(URI url) {
    return new Standing(
        url, byUrl.computeIfAbsent(url, unused -> new Breaker(clock, random)), clock, random);
  }
}
