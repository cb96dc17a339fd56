package org.ukms.event;

import java.time.Duration;
import java.util.Optional;
import org.ukms.name.PeerName;

/** Something that happened in the confirmed exchange with one peer (V-1, V-4). */
public sealed interface ChainEvent extends Event {

  @Override
  default boolean alarming() {
    return false;
  }

  @Override
  default boolean notable() {
    return true;
  }

  /** Which exchange the pair speaks now. */
  record Speaks(PeerName peer, String exchange) implements ChainEvent {
    @Override
    public String text() {
      return "speaks the " + exchange + " exchange";
    }
  }

  /**
   * The PSK of an epoch was put in place.
   *
   * @param led whether we lead, and the peer confirmed it; else we follow, and took it
   */
  record EpochReached(PeerName peer, long epoch, boolean led) implements ChainEvent {
    @Override
    public String text() {
      return (led ? "confirmed epoch " : "took epoch ") + epoch;
    }

    @Override
    public boolean notable() {
      return false;
    }
  }

  /** A new chain was begun, since the two ends shared none. */
  record ChainReset(PeerName peer, long epoch) implements ChainEvent {
    @Override
    public String text() {
      return "a new chain, from epoch " + epoch;
    }
  }

  /** The saved chain was made in another role or under another name, and was dropped. */
  record Renamed(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "its saved chain was made under another name and is dropped; the PSK stays";
    }
  }

  /**
   * The configuration wants the classic exchange with a peer that the confirmed one was spoken
   * with.
   */
  record ChainDropped(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "its saved chain is dropped, as protocol = \"classic\"; the PSK stays";
    }
  }

  /** The peer has made its state anew: its disk was lost, or it is another machine. */
  record InstanceChanged(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "its state was made anew";
    }
  }

  /** Two machines speak in the peer's name in turns. */
  record Cloned(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "two nodes speak in its name; no new chain while they do";
    }

    @Override
    public boolean alarming() {
      return true;
    }
  }

  /** A new chain is needed, and an operator is to allow it. */
  record ResetHeld(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "the chain is lost at one end; a new one waits for the operator (on_chain_loss = ask)";
    }

    @Override
    public boolean alarming() {
      return true;
    }
  }

  /** An operator allows one new chain. */
  record ResetAllowed(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "one new chain is allowed";
    }
  }

  /** Something that the two ends cannot mend by themselves. */
  record Alarm(PeerName peer, String what) implements ChainEvent {
    @Override
    public String text() {
      return what;
    }

    @Override
    public boolean alarming() {
      return true;
    }
  }

  /**
   * A random key took the place of the PSK.
   *
   * @param after how long no epoch was completed, or nothing at the start of the node, which does
   *     not know whether the peer still has the PSK
   */
  record Stale(PeerName peer, Optional<Duration> after) implements ChainEvent {
    @Override
    public String text() {
      return after
          .map(
              age ->
                  "stale: no new PSK for " + age.toSeconds() + " s, a random key is in its place")
          .orElse(
              "stale: a random key is in the place of the PSK until the peer has proved itself");
    }

    @Override
    public boolean alarming() {
      return true;
    }
  }

  /** The node ends, and a random key took the place of the PSK. */
  record ClosedStale(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "a random key is in the place of the PSK, as on_shutdown = \"random\"";
    }
  }

  /** The PSK has taken the place of the random key. */
  record FreshAgain(PeerName peer) implements ChainEvent {
    @Override
    public String text() {
      return "no longer stale: the PSK is in place";
    }
  }
}
