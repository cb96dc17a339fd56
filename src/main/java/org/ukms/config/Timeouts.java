package org.ukms.config;

import java.time.Duration;

/**
 * How long a call to another party may take, each at least 1 s, and how long a key is waited for.
 *
 * @param connect until a connection stands ({@code connect_timeout_seconds})
 * @param kme a whole call to a QKD device ({@code kme_timeout_seconds})
 * @param peer a whole call to another node, which asks its own device meanwhile ({@code
 *     peer_timeout_seconds}, more than {@code kme})
 * @param keyWait how long a key that the peer named is asked for again while our device does not
 *     find it ({@code key_wait_seconds}, 0 for not at all)
 */
public record Timeouts(Duration connect, Duration kme, Duration peer, Duration keyWait) {

  private static final Duration LEAST_PREPARE = Duration.ofSeconds(15);
  private static final Duration MARGIN = Duration.ofSeconds(3);

  /** A message for which the other node asks its device twice, and waits for one of the keys. */
  public Duration prepare() {
    Duration devices = keyWait.plus(kme.multipliedBy(2)).plus(MARGIN);
    return devices.compareTo(LEAST_PREPARE) < 0 ? LEAST_PREPARE : devices;
  }
}
