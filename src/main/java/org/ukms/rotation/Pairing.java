package org.ukms.rotation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.ukms.delivery.PskDelivery;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.Event.StateDamaged;
import org.ukms.event.Event.WriteFailed;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.schedule.Backoff;
import org.ukms.state.DamagedStateException;
import org.ukms.state.Pair;
import org.ukms.state.SavedState;
import org.ukms.state.StateStore;

/** The keys shared with one peer: each change is saved, then delivered. */
final class Pairing implements AutoCloseable {

  private final Pair pair;
  private final StateStore store;
  private final PskDelivery delivery;
  private final Backoff backoff;
  private final Surroundings around;

  private PeerState state = PeerState.unknown();
  private Instant since = Instant.EPOCH;
  private boolean saved = true;
  private boolean delivered = true;
  private boolean closed;
  private Optional<Instant> writeDue = Optional.empty();

  Pairing(Pair pair, StateStore store, PskDelivery delivery, Backoff backoff, Surroundings around) {
    this.pair = pair;
    this.store = store;
    this.delivery = delivery;
    this.backoff = backoff;
    this.around = around;
  }

  /**
   * Takes up what was saved, and delivers its PSK.
   *
   * @throws IOException if it cannot be told what was saved
   */
  synchronized void restore() throws IOException {
    try {
      Optional<SavedState> found = store.load(pair);
      if (found.isPresent()) {
        state = found.get().state();
        since = found.get().since();
        delivered = false;
        write();
      }
    } catch (DamagedStateException damage) {
      around.events().accept(new StateDamaged(pair.peer(), damage.getMessage(), damage.keptAs()));
    }
  }

  synchronized Verb nextVerb() {
    return state.nextVerb();
  }

  /**
   * A fresh key for a question of the peer.
   *
   * @throws IOException if it could not be saved: then it must not be answered, and nothing has
   *     changed
   */
  synchronized void offer(Verb asked, QkdKey key) throws IOException {
    PeerState next = state.offering(asked, key);
    try {
      if (closed) {
        throw new IOException("this node is closing");
      }
      store.save(pair, new SavedState(next, since));
    } catch (IOException failure) {
      key.close();
      throw failure;
    }
    moveTo(next);
    saved = true;
  }

  /** The reply that names this key has left; tells whether it was the first that did. */
  synchronized boolean replyLeft(KeyId id) {
    Optional<PeerState> next = state.replyLeft(id);
    return next.isPresent() && changeTo(next.get());
  }

  /** The peer's key. */
  synchronized void received(QkdKey key) {
    if (!changeTo(state.received(key))) {
      key.close();
    }
  }

  /** When a write that failed is due again. */
  synchronized Optional<Instant> writeDue() {
    return writeDue;
  }

  /** Repeats a write that failed, if it is due. */
  synchronized void writeIfDue(Instant now) {
    if (!closed && writeDue.isPresent() && !now.isBefore(writeDue.get())) {
      write();
    }
  }

  private boolean changeTo(PeerState next) {
    if (closed) {
      return false;
    }
    moveTo(next);
    since = around.clock().instant();
    saved = false;
    delivered = false;
    write();
    return true;
  }

  private void moveTo(PeerState next) {
    // By identity: a key that was delivered twice is two, each with an end of its own.
    Set<QkdKey> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    next.keys().forEach(kept::add);
    state.keys().filter(key -> !kept.contains(key)).forEach(QkdKey::close);
    state = next;
  }

  private void write() {
    try {
      if (!saved) {
        store.save(pair, new SavedState(state, since));
        saved = true;
      }
      if (!delivered) {
        deliver();
        delivered = true;
      }
      writeDue = Optional.empty();
      backoff.reset();
    } catch (IOException failure) {
      Duration wait = backoff.next();
      writeDue = Optional.of(around.clock().instant().plus(wait));
      around.events().accept(new WriteFailed(pair.peer(), failure.getMessage(), wait));
    }
  }

  private void deliver() throws IOException {
    Optional<Psk> psk = state.psk();
    if (psk.isEmpty()) {
      return;
    }
    try (Psk current = psk.get()) {
      delivery.deliver(current);
    }
    KeyId ours = state.ours().orElseThrow().id();
    KeyId theirs = state.theirs().orElseThrow().id();
    around.events().accept(new PskInstalled(pair.peer(), ours, theirs, since));
  }

  /**
   * Ends the keys in memory; what comes late is dropped, since the folder may be another node's by
   * then.
   */
  @Override
  public synchronized void close() {
    closed = true;
    moveTo(PeerState.unknown());
  }
}
