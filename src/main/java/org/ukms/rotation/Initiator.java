package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.key.QkdKey;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.peer.PeerException;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;
import org.ukms.schedule.RotationOutcome.Rotated;

/** The asking side of the classic exchange, in the order of the sequence diagram. */
final class Initiator {

  private final Pairing pairing;
  private final Peer peer;
  private final Kme kme;
  private final Surroundings around;

  Initiator(Pairing pairing, Peer peer, Kme kme, Surroundings around) {
    this.pairing = pairing;
    this.peer = peer;
    this.kme = kme;
    this.around = around;
  }

  /** One attempt; the outcome is told by a thread of the executor, never as an exception. */
  CompletableFuture<RotationOutcome> rotate() {
    // The peer would take a key for nothing.
    Optional<KmeException> resting = kme.resting();
    if (resting.isPresent()) {
      return CompletableFuture.completedFuture(failed(resting.get()));
    }
    Instant start = around.clock().instant();
    return CompletableFuture.supplyAsync(pairing::nextVerb, around.executor())
        .thenCompose(peer::ask)
        .thenComposeAsync(kme::getKey, around.executor())
        .thenApplyAsync(key -> install(key, start), around.executor())
        .exceptionallyAsync(Initiator::failed, around.executor());
  }

  private RotationOutcome install(QkdKey key, Instant start) {
    pairing.received(key);
    return new Rotated(key.id(), Duration.between(start, around.clock().instant()));
  }

  private static RotationOutcome failed(Throwable failure) {
    Throwable cause = Cause.of(failure);
    if (cause instanceof PeerException fault) {
      return new Failed(fault.getMessage(), orNone(fault.retryAfter()));
    }
    if (cause instanceof KmeException fault) {
      return new Failed(fault.getMessage(), orNone(fault.retryAfter()));
    }
    return new Failed("unexpected: " + cause, Duration.ZERO);
  }

  private static Duration orNone(Optional<Duration> wait) {
    return wait.orElse(Duration.ZERO);
  }
}
