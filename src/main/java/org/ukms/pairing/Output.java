package org.ukms.pairing;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.ukms.delivery.Handover;
import org.ukms.delivery.Handover.Facts;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.EventSink;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.state.Pair;

/** Which PSK goes out: that of the confirmed exchange, once it was spoken to its end. */
final class Output {

  private final Pair pair;
  private final StaleGuard delivery;
  private final EventSink events;

  Output(Pair pair, StaleGuard delivery, EventSink events) {
    this.pair = pair;
    this.delivery = delivery;
    this.events = events;
  }

  void deliver(PeerState classic, Optional<ChainState> chain, Instant since) throws IOException {
    Optional<ChainState> confirmed = chain.filter(ChainState::pinned);
    if (confirmed.isPresent()) {
      deliver(confirmed.get(), since);
      return;
    }
    Optional<Psk> psk = classic.psk();
    if (psk.isEmpty()) {
      return;
    }
    Facts facts =
        new Facts(
            Optional.empty(), classic.ours().map(QkdKey::id), classic.theirs().map(QkdKey::id));
    try (Psk current = psk.get()) {
      delivery.deliver(Handover.same(current, facts), since);
    }
    tell(facts, since);
  }

  /**
   * The PSK that was in place when the node ended; in the confirmed exchange the peer may have
   * another one by now.
   */
  void restore(PeerState classic, Optional<ChainState> chain, Instant since) throws IOException {
    boolean known = classic.ours().isPresent() && classic.theirs().isPresent();
    if (delivery.guards() && !known) {
      delivery.expireAtStart();
      return;
    }
    boolean confirmed = chain.filter(ChainState::pinned).flatMap(ChainState::installed).isPresent();
    if (!known && !confirmed) {
      delivery.deliverNone();
    } else {
      deliver(classic, chain, since);
    }
  }

  private void deliver(ChainState confirmed, Instant since) throws IOException {
    if (confirmed.installed().isEmpty()) {
      return;
    }
    // While it is unacknowledged, the PSK before is in place, whose keys' IDs are not kept.
    Optional<Epoch> epoch = confirmed.current().filter(unused -> !confirmed.unacknowledged());
    Optional<KeyIds> ids = epoch.map(Epoch::keyIds);
    boolean leads = Link.leads(pair.self().value(), pair.peer().value());
    Facts facts =
        new Facts(
            epoch.map(Epoch::number),
            ids.map(both -> leads ? both.ofLeader() : both.ofFollower()),
            ids.map(both -> leads ? both.ofFollower() : both.ofLeader()));
    delivery.deliver(Handover.of(confirmed.installed().get(), confirmed.labelled(), facts), since);
    tell(facts, since);
  }

  private void tell(Facts facts, Instant since) {
    events.accept(new PskInstalled(pair.peer(), facts.ours(), facts.theirs(), since));
  }
}
