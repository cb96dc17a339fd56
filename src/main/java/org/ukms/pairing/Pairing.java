package org.ukms.pairing;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.delivery.PskDelivery;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.schedule.Backoff;
import org.ukms.state.Pair;
import org.ukms.state.StateStore;

/**
 * The keys shared with one peer, in either exchange: each change is saved, then delivered (R-4,
 * Whoever does both holds its monitor.
 */
public final class Pairing implements AutoCloseable {

  private final Kept kept;
  private final StaleGuard guard;
  private final Output output;
  private final WriteRetry retry;

  private boolean delivered = true;
  private boolean unread;
  private boolean restoring;
  private boolean closed;

  /**
   * The keys of a pair, of which nothing is known yet.
   *
   * @param mayConfirm whether the confirmed exchange may be spoken
   * @param failClosed when a random key takes the place of a PSK
   */
  public Pairing(
      Pair pair,
      StateStore store,
      PskDelivery delivery,
      Backoff backoff,
      boolean mayConfirm,
      FailClosed failClosed,
      Surroundings around) {
    this.kept = new Kept(pair, store, mayConfirm, around);
    this.guard = new StaleGuard(pair.peer(), delivery, failClosed, around);
    this.output = new Output(pair, guard, around.events());
    this.retry = new WriteRetry(pair.peer(), backoff, around);
  }

  /**
   * Takes up what was saved, and delivers its PSK.
   *
   * @throws IOException if it cannot be told what was saved
   */
  public synchronized void restore() throws IOException {
    kept.load();
    restoring = true;
    // Whoever has lost its state does not know what stands in the output.
    delivered = false;
    boolean unused = write();
  }

  /**
   * Goes back to what was saved, after a save whose outcome is not certain (F-9).
   *
   * @throws IOException if it cannot be told what was saved; then that is tried again first
   */
  public synchronized void reload() throws IOException {
    unread = true;
    kept.load();
    unread = false;
    // A random key in the output stays until an epoch is complete.
    delivered = guard.isStale();
    boolean unused = write();
  }

  /**
   * The state of the confirmed exchange, where it may be spoken.
   *
   * @throws IOException if it cannot be told what was saved last
   */
  public synchronized ChainState chain() throws IOException {
    requireOpen();
    if (unread) {
      reload();
    }
    return kept.chain().orElseThrow();
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("this node is closing");
    }
  }

  /** Whether the output holds what was saved last; what is missing is tried now. */
  public synchronized boolean isInPlace() {
    return delivered || write();
  }

  /** Why the output does not hold what was saved last. */
  public synchronized String whyNotInPlace() {
    return retry.cause();
  }

  /** Whether a random key is in the place of the PSK. */
  public synchronized boolean isStale() {
    return guard.isStale();
  }

  /** The peer has proved itself: the PSK that was in place before a restart is good again. */
  public synchronized void heard() {
    if (restoring) {
      restoring = false;
      if (guard.isStale()) {
        install();
      }
    }
  }

  /** Whether the confirmed exchange was spoken to its end once, and is the only one since. */
  public boolean isPinned() {
    return kept.isPinned();
  }

  /** The PSK of the classic exchange, once there is one; the caller closes it. */
  public synchronized Optional<Psk> classicPsk() {
    return kept.classic().psk();
  }

  /**
   * Saves the next state of the confirmed exchange, whose secrets are the caller's.
   *
   * @throws IOException if that is not certain; then {@link #reload} is due
   */
  public synchronized void keep(ChainState next) throws IOException {
    requireOpen();
    kept.keep(next);
  }

  /** Puts the PSK that was saved last into the output; what fails is repeated by itself. */
  public synchronized boolean install() {
    restoring = false;
    delivered = false;
    guard.renew();
    return write();
  }

  /** How the next rotation of the classic exchange asks. */
  public synchronized Verb nextVerb() {
    return kept.classic().nextVerb();
  }

  /**
   * A fresh key for a question of the peer.
   *
   * @throws IOException if it could not be saved: then it must not be answered, and nothing has
   *     changed
   */
  public synchronized void offer(Verb asked, QkdKey key) throws IOException {
    try {
      requireOpen();
      if (kept.isPinned()) {
        throw new IOException("the classic exchange is over");
      }
      kept.keep(kept.classic().offering(asked, key));
    } catch (IOException failure) {
      key.close();
      throw failure;
    }
  }

  /** The reply that names this key has left; tells whether it was the first that did. */
  public synchronized boolean replyLeft(KeyId id) {
    Optional<PeerState> next = kept.classic().replyLeft(id);
    return next.isPresent() && changeTo(next.get());
  }

  /** The peer's key. */
  public synchronized void received(QkdKey key) {
    if (!changeTo(kept.classic().received(key))) {
      key.close();
    }
  }

  /** When {@link #doDue} has something to do. */
  public synchronized Optional<Instant> due() {
    return Stream.of(retry.due(), guard.due()).flatMap(Optional::stream).min(Instant::compareTo);
  }

  /** Repeats a write that failed, and puts a random key in the place of a PSK, if that is due. */
  public synchronized void doDue(Instant now) {
    if (closed) {
      return;
    }
    try {
      guard.expireIfDue(now);
    } catch (IOException failure) {
      guard.postpone(retry.failed(failure));
    }
    if (retry.isDue(now)) {
      boolean unused = write();
    }
  }

  private boolean changeTo(PeerState next) {
    if (closed || kept.isPinned()) {
      return false;
    }
    kept.change(next);
    delivered = false;
    boolean unused = write();
    return true;
  }

  private boolean write() {
    try {
      kept.save();
      if (!delivered) {
        if (restoring) {
          output.restore(kept.classic(), kept.chain(), kept.since());
        } else {
          output.deliver(kept.classic(), kept.chain(), kept.since());
        }
        delivered = true;
      }
      retry.succeeded();
    } catch (IOException failure) {
      var unused = retry.failed(failure);
    }
    return delivered;
  }

  /**
   * Ends the keys in memory; what comes late is dropped, since the folder may be another node's by
   * then.
   */
  @Override
  public synchronized void close() {
    closed = true;
    guard.close();
    kept.forget();
  }
}
