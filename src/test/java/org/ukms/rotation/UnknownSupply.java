package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ukms.etsi014.pool.KeySupply;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;

/** A supply of which nothing is ever known. */
public final class UnknownSupply {

  private UnknownSupply() {}

  /** One on the link to this peer. */
  public static SupplyWatch of(PeerName peer) {
    return new SupplyWatch(
        peer,
        List.of(),
        new KeySupply(List.of(), Duration.ofMinutes(2), Optional.empty()),
        Duration.ZERO,
        (wait, work) -> {},
        new Surroundings(
            () -> Instant.EPOCH,
            new Random(1),
            new Random(2),
            Runnable::run,
            (unused, wait) -> {},
            event -> {}));
  }
}
