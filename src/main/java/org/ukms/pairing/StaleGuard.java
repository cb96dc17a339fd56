package org.ukms.pairing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.delivery.PskDelivery;
import org.ukms.event.ChainEvent.FreshAgain;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;
import org.ukms.name.PeerName;

/**
 * A delivery that puts a random key in the place of a PSK which has become too old: traffic
 * under a key that nobody renews ends.
 */
final class StaleGuard {

  private final PeerName peer;
  private final PskDelivery delivery;
  private final Optional<Duration> after;
  private final Surroundings around;

  private Optional<Instant> due = Optional.empty();
  private Optional<Instant> of = Optional.empty();
  private boolean stale;

  /**
   * A guard of a delivery.
   *
   * @param after the age at which a PSK is too old, or nothing if it never is
   */
  StaleGuard(PeerName peer, PskDelivery delivery, Optional<Duration> after, Surroundings around) {
    this.peer = peer;
    this.delivery = delivery;
    this.after = after;
    this.around = around;
  }

  /**
   * Delivers a PSK, whose age counts from now unless it was delivered before.
   *
   * @param since when it came about
   */
  void deliver(Psk psk, Instant since) throws IOException {
    delivery.deliver(psk);
    if (stale || of.filter(since::equals).isEmpty()) {
      due = after.map(around.clock().instant()::plus);
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
    return after.isPresent();
  }

  void expireIfDue(Instant now) throws IOException {
    if (due.isPresent() && !now.isBefore(due.get())) {
      expire();
    }
  }

  /** A random key could not be delivered, and is tried again then. */
  void postpone(Instant until) {
    due = due.map(passed -> until);
  }

  /** Whatever the age of the PSK, nobody knows whether the peer still has it. */
  void expire() throws IOException {
    byte[] random = new byte[KeyMaterial.BYTES];
    around.secrets().nextBytes(random);
    try (Psk nobodys = new Psk(KeyMaterial.taken(random))) {
      delivery.deliver(nobodys);
    }
    due = Optional.empty();
    stale = true;
    around.events().accept(new Stale(peer, after.orElse(Duration.ZERO)));
  }
}
