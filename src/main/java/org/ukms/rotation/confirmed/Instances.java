package org.ukms.rotation.confirmed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.event.ChainEvent.Cloned;
import org.ukms.event.ChainEvent.InstanceChanged;
import org.ukms.event.EventSink;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.name.PeerName;

/** Which machine speaks in the name of a peer. Only messages that prove themselves count. */
final class Instances {

  private static final Duration ALTERNATING = Duration.ofMinutes(10);

  private final PeerName peer;
  private final EventSink events;

  private Optional<Token> now = Optional.empty();
  private Optional<Token> before = Optional.empty();
  private Instant changed = Instant.EPOCH;
  private Instant clonedUntil = Instant.EPOCH;

  Instances(PeerName peer, EventSink events) {
    this.peer = peer;
    this.events = events;
  }

  void heard(Token instance, Instant at) {
    if (now.filter(instance::equals).isPresent()) {
      return;
    }
    if (now.isPresent()) {
      boolean back = before.filter(instance::equals).isPresent();
      if (back && at.isBefore(changed.plus(ALTERNATING))) {
        clonedUntil = at.plus(ALTERNATING);
        events.accept(new Cloned(peer));
      } else {
        events.accept(new InstanceChanged(peer));
      }
    }
    before = now;
    now = Optional.of(instance);
    changed = at;
  }

  boolean areCloned(Instant at) {
    return at.isBefore(clonedUntil);
  }
}
