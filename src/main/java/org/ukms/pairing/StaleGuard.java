package org.ukms.pairing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.delivery.Handover;
import org.ukms.delivery.PskDelivery;
import org.ukms.event.ChainEvent.ClosedStale;
import org.ukms.event.ChainEvent.FreshAgain;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.event.Event.WriteFailed;
import org.ukms.name.PeerName;

/**
 * A delivery that puts a random key in the place of a PSK which has become too old: traffic
 * under a key that nobody renews ends.
 */
final class StaleGuard {

  private final PeerName peer;
  private final PskDelivery delivery;
  private final FailClosed when;
  private final Surroundings around;

  private Optional<Instant> due = Optional.empty();
  private Optional<Instant> of = Optional.empty();
  private boolean stale;

  /**
   * A guard of a delivery.
   *
   * @param when a random key is wanted
   */
  StaleGuard(PeerName peer, PskDelivery delivery, FailClosed when, Surroundings around) {
    this.peer = peer;
    this.delivery = delivery;
    this.when = when;
    this.around = around;
  }

  /**
   * Delivers a PSK, whose age counts from now unless it was delivered before.
   *
   * @param since when it came about
   */
  void deliver(Handover psk, Instant since) throws IOException {
    delivery.deliver(psk);
    if (stale || of.filter(since::equals).isEmpty()) {
      due = when.staleAfter().map(around.clock().instant()::plus);
      of = Optional.of(since);
    }
    if (stale) {
      stale = false;
      around.events().accept(new FreshAgain(peer));
    }
  }

  /** The peer has confirmed the PSK: at its next delivery its age counts from then. */
  void renew() {
    of = Optional.empty();
  }

  /** When the PSK becomes too old, or what could not be done about it is tried again. */
  Optional<Instant> due() {
    return due;
  }

  /** Whether a random key is in the place of the PSK. */
  boolean isStale() {
    return stale;
  }

  /** Whether a PSK can become too old at all. */
  boolean guards() {
    return when.staleAfter().isPresent();
  }

  void expireIfDue(Instant now) throws IOException {
    if (due.isPresent() && !now.isBefore(due.get())) {
      expire(when.staleAfter());
    }
  }

  /** A random key could not be delivered, and is tried again then. */
  void postpone(Instant until) {
    due = due.map(passed -> until);
  }

  /** Whatever the age of the PSK, nobody knows whether the peer still has it. */
  void expireAtStart() throws IOException {
    expire(Optional.empty());
  }

  private void expire(Optional<Duration> after) throws IOException {
    delivery.deliver(Handover.stale(around.secrets()));
    due = Optional.empty();
    stale = true;
    around.events().accept(new Stale(peer, after));
  }

  /** No key is known: whoever must hold one takes a random one. */
  void deliverNone() throws IOException {
    delivery.deliver(Handover.unknown());
  }

  /** The node ends. */
  void close() {
    if (!when.atShutdown() || stale) {
      return;
    }
    try {
      delivery.deliver(Handover.stale(around.secrets()));
      around.events().accept(new ClosedStale(peer));
    } catch (IOException failure) {
      around.events().accept(new WriteFailed(peer, failure.getMessage(), Optional.empty()));
    }
  }
}
