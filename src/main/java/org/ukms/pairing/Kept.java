package org.ukms.pairing;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.ukms.event.ChainEvent.ChainDropped;
import org.ukms.event.ChainEvent.Renamed;
import org.ukms.event.Event.StateDamaged;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.state.DamagedStateException;
import org.ukms.state.Pair;
import org.ukms.state.SavedState;
import org.ukms.state.StateStore;

/** What is kept of a pair: in memory, and as soon as the disk lets us, on it. */
final class Kept {

  private final Pair pair;
  private final StateStore store;
  private final boolean mayConfirm;
  private final Surroundings around;

  private PeerState classic = PeerState.unknown();
  private Optional<ChainState> chain = Optional.empty();
  private Instant since = Instant.EPOCH;
  private boolean saved = true;
  private volatile boolean pinned;

  Kept(Pair pair, StateStore store, boolean mayConfirm, Surroundings around) {
    this.pair = pair;
    this.store = store;
    this.mayConfirm = mayConfirm;
    this.around = around;
  }

  /**
   * Forgets what is in memory, and takes up what was saved.
   *
   * @throws IOException if it cannot be told what was saved
   */
  void load() throws IOException {
    forget();
    saved = true;
    try {
      store.load(pair).ifPresent(this::take);
    } catch (DamagedStateException damage) {
      around.events().accept(new StateDamaged(pair.peer(), damage.getMessage(), damage.keptAs()));
    }
    if (chain.isEmpty() && mayConfirm) {
      chain = Optional.of(ChainState.unknown(Token.of(around.secrets()), Optional.empty()));
      saved = false;
    }
    pinned = chain.filter(ChainState::pinned).isPresent();
  }

  private void take(SavedState found) {
    classic = found.state();
    since = found.since();
    chain = found.chain().filter(unused -> mayConfirm);
    saved = !found.renamed() && chain.isPresent() == found.chain().isPresent();
    if (found.renamed()) {
      around.events().accept(new Renamed(pair.peer()));
    } else if (!saved) {
      around.events().accept(new ChainDropped(pair.peer()));
    }
  }

  PeerState classic() {
    return classic;
  }

  Optional<ChainState> chain() {
    return chain;
  }

  /** When the PSK in the output came about. */
  Instant since() {
    return since;
  }

  /** Whether the confirmed exchange was spoken to its end once; never waits for a disk. */
  boolean isPinned() {
    return pinned;
  }

  /** Another state of the classic exchange, with another PSK; it is saved by {@link #save}. */
  void change(PeerState next) {
    moveTo(next);
    since = around.clock().instant();
    saved = false;
  }

  /**
   * Saves another state of the classic exchange, with the same PSK.
   *
   * @throws IOException if that is not certain; then nothing has changed here
   */
  void keep(PeerState next) throws IOException {
    store.save(pair, new SavedState(next, since, chain));
    moveTo(next);
    saved = true;
  }

  /**
   * Saves another state of the confirmed exchange. Its secrets are not closed, nor are those of the
   * state before: whoever has made it does that.
   *
   * @throws IOException if that is not certain; then nothing has changed here
   */
  void keep(ChainState next) throws IOException {
    boolean same = next.installed().equals(chain.flatMap(ChainState::installed));
    Instant when = same ? since : around.clock().instant();
    PeerState rest = next.pinned() ? PeerState.unknown() : classic;
    store.save(pair, new SavedState(rest, when, Optional.of(next)));
    chain = Optional.of(next);
    pinned = next.pinned();
    since = when;
    saved = true;
    moveTo(rest);
  }

  /**
   * Saves what has changed.
   *
   * @throws IOException if that is not certain
   */
  void save() throws IOException {
    if (!saved) {
      store.save(pair, new SavedState(classic, since, chain));
      saved = true;
    }
  }

  private void moveTo(PeerState next) {
    // By identity: a key that was delivered twice is two, each with an end of its own.
    Set<QkdKey> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    next.keys().forEach(kept::add);
    classic.keys().filter(key -> !kept.contains(key)).forEach(QkdKey::close);
    classic = next;
  }

  /** Ends all secrets in memory. */
  void forget() {
    moveTo(PeerState.unknown());
    chain.stream().flatMap(ChainState::secrets).forEach(KeyMaterial::close);
    chain = Optional.empty();
  }
}
