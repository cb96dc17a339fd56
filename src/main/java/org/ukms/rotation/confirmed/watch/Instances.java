package org.ukms.rotation.confirmed.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.event.ChainEvent.Cloned;
import org.ukms.event.ChainEvent.InstanceChanged;
import org.ukms.event.EventSink;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.name.PeerName;

/**
 * Which machine speaks in the name of a peer. A process that ended does not come back: who
 * does is another one, even where its disk is a copy. Only messages that prove themselves count.
 */
public final class Instances {

  private static final Duration ALTERNATING = Duration.ofMinutes(10);

  private final PeerName peer;
  private final EventSink events;

  private Optional<Token> instance = Optional.empty();
  private Optional<Token> newest = Optional.empty();
  private Optional<Token> before = Optional.empty();
  private boolean isBack;
  private Optional<Instant> cameBack = Optional.empty();
  private Instant clonedUntil = Instant.EPOCH;

  public Instances(PeerName peer, EventSink events) {
    this.peer = peer;
    this.events = events;
  }

  public void heard(Head head, Instant at) {
    if (instance.isPresent() && !instance.get().equals(head.instance())) {
      events.accept(new InstanceChanged(peer));
    }
    instance = Optional.of(head.instance());
    if (newest.filter(head.start()::equals).isPresent()) {
      isBack = false;
    } else if (before.filter(head.start()::equals).isPresent()) {
      comesBack(at);
    } else {
      before = newest;
      newest = Optional.of(head.start());
      isBack = false;
      cameBack = Optional.empty();
    }
  }

  /** A message of a process that ended may come late, but hardly two, with others between them. */
  private void comesBack(Instant at) {
    if (!isBack && cameBack.filter(last -> at.isBefore(last.plus(ALTERNATING))).isPresent()) {
      clonedUntil = at.plus(ALTERNATING);
      events.accept(new Cloned(peer));
    }
    isBack = true;
    cameBack = Optional.of(at);
  }

  public boolean areCloned(Instant at) {
    return at.isBefore(clonedUntil);
  }
}
