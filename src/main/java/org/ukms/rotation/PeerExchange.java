package org.ukms.rotation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.event.ChainEvent.Speaks;
import org.ukms.event.EventSink;
import org.ukms.key.KeyMaterial;
import org.ukms.name.PeerName;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.peer.Peer;
import org.ukms.peer.PeerException;
import org.ukms.peer.Probe;
import org.ukms.rotation.confirmed.Agreement;
import org.ukms.rotation.confirmed.End;
import org.ukms.rotation.confirmed.Why;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;

/**
 * Which exchange is spoken with one peer: asked before each turn until the pair is pinned.
 */
final class PeerExchange {

  static final String CLASSIC = "classic";
  static final String CONFIRMED = "confirmed";

  private final PeerName name;
  private final Agreement agreement;
  private final Pairing pairing;
  private final Peer peer;
  private final Initiator classic;
  private final End confirmed;
  private final EventSink events;

  private Optional<String> spoken = Optional.empty();

  PeerExchange(
      PeerName name,
      Agreement agreement,
      Pairing pairing,
      Peer peer,
      Initiator classic,
      End confirmed,
      EventSink events) {
    this.name = name;
    this.agreement = agreement;
    this.pairing = pairing;
    this.peer = peer;
    this.classic = classic;
    this.confirmed = confirmed;
    this.events = events;
  }

  /** Whether the confirmed exchange may be spoken. */
  boolean mayConfirm() {
    return agreement.mayConfirm();
  }

  /** Whether the peer is answered in the classic exchange. */
  boolean answersClassic() {
    return !agreement.mustConfirm() && !pairing.isPinned();
  }

  /** Ends the static secret. */
  void close() {
    agreement.terms().fixed().ifPresent(KeyMaterial::close);
  }

  /** One turn; the outcome is never an exception of the peer. */
  CompletableFuture<RotationOutcome> turn(Why why) {
    if (!agreement.mayConfirm()) {
      return speakClassic();
    }
    if (agreement.mustConfirm() || pairing.isPinned()) {
      return speakConfirmed(why);
    }
    return peer.probe()
        .thenCompose(probe -> speak(probe, why))
        .exceptionally(PeerExchange::unknown);
  }

  private CompletableFuture<RotationOutcome> speak(Probe probe, Why why) {
    return probe == Probe.CONFIRMED ? speakConfirmed(why) : speakClassic();
  }

  private CompletableFuture<RotationOutcome> speakConfirmed(Why why) {
    tell(CONFIRMED);
    return confirmed.turn(why);
  }

  private CompletableFuture<RotationOutcome> speakClassic() {
    tell(CLASSIC);
    return classic.rotate();
  }

  private synchronized void tell(String exchange) {
    if (spoken.filter(exchange::equals).isEmpty()) {
      spoken = Optional.of(exchange);
      events.accept(new Speaks(name, exchange));
    }
  }

  private static RotationOutcome unknown(Throwable failure) {
    Throwable cause = Cause.of(failure);
    Duration asked =
        cause instanceof PeerException fault
            ? fault.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
    return new Failed(String.valueOf(cause.getMessage()), asked);
  }
}
