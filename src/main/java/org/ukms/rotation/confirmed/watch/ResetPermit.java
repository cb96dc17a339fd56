package org.ukms.rotation.confirmed.watch;

import org.ukms.event.ChainEvent.ResetAllowed;
import org.ukms.event.ChainEvent.ResetHeld;
import org.ukms.event.EventSink;
import org.ukms.name.PeerName;

/** Whether a new chain may be begun where the old one is lost ({@code on_chain_loss}). */
public final class ResetPermit {

  private final PeerName peer;
  private final boolean ask;
  private final EventSink events;

  private boolean allowed;
  private boolean told;

  public ResetPermit(PeerName peer, boolean ask, EventSink events) {
    this.peer = peer;
    this.ask = ask;
    this.events = events;
  }

  /**
   * Whether it may be.
   *
   * @param pinned whether there was a chain
   */
  public synchronized boolean holds(boolean pinned) {
    return !ask || allowed || !pinned;
  }

  /** The operator allows one. */
  public synchronized void allow() {
    allowed = true;
    events.accept(new ResetAllowed(peer));
  }

  /** One was wanted and may not be; told once. */
  public synchronized void held() {
    if (ask && !told) {
      told = true;
      events.accept(new ResetHeld(peer));
    }
  }

  /** One was begun. */
  public synchronized void used() {
    allowed = false;
    told = false;
  }
}
