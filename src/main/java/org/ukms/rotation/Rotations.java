package org.ukms.rotation;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ukms.name.PeerName;
import org.ukms.schedule.AnswerLimit;
import org.ukms.schedule.Backoff;
import org.ukms.schedule.FirstContacts;
import org.ukms.schedule.RotationSchedule;
import org.ukms.state.StateStore;

/** The rotations with all peers of a node. */
public final class Rotations implements AutoCloseable {

  private final Map<PeerName, Entry> peers = new LinkedHashMap<>();
  private final Duration interval;
  private final RandomGenerator random;

  private record Entry(Pairing pairing, PeerRotation rotation, Responder responder) {}

  /**
   * Rotations that do nothing yet.
   *
   * @param interval the time between two rotations with a peer
   * @param store where state is kept; not closed with this
   */
  public Rotations(List<PeerLink> links, Duration interval, StateStore store, Surroundings around) {
    this.interval = interval;
    this.random = around.random();
    for (PeerLink link : links) {
      peers.put(link.pair().peer(), entry(link, interval, store, around));
    }
  }

  private static Entry entry(
      PeerLink link, Duration interval, StateStore store, Surroundings around) {
    PeerName peer = link.pair().peer();
    Pairing pairing =
        new Pairing(
            link.pair(), store, link.delivery(), new Backoff(interval, around.random()), around);
    PeerRotation rotation =
        new PeerRotation(
            peer,
            pairing,
            new Initiator(pairing, link.peer(), link.kme(), around),
            new RotationSchedule(interval, new Backoff(interval, around.random())),
            around);
    Responder responder =
        new Responder(peer, pairing, link.kme(), new AnswerLimit(interval), rotation, around);
    return new Entry(pairing, rotation, responder);
  }

  /**
   * Takes up what was saved, and puts every key file right.
   *
   * @throws IOException if a saved state cannot be read
   */
  public void restore() throws IOException {
    for (Entry entry : peers.values()) {
      entry.pairing().restore();
    }
  }

  /** Begins to rotate: with a few peers at once, with many one after the other. */
  public void begin() {
    FirstContacts spread = new FirstContacts(peers.size(), interval, random);
    peers.values().forEach(entry -> entry.rotation().begin(spread.next()));
  }

  /** A time that was given to {@link Wakeups} has come; returns at once. */
  public void tick(PeerName peer) {
    peers.get(peer).rotation().tick();
  }

  /** Who answers this peer, or nobody if we do not know it. */
  public Optional<Responder> responder(PeerName peer) {
    return Optional.ofNullable(peers.get(peer)).map(Entry::responder);
  }

  /** The rotations with this peer, or nothing if we do not know it. */
  public Optional<PeerRotation> rotation(PeerName peer) {
    return Optional.ofNullable(peers.get(peer)).map(Entry::rotation);
  }

  /** Ends all keys in memory; what is under way changes nothing any more. */
  @Override
  public void close() {
    for (Entry entry : peers.values()) {
      entry.rotation().close();
      entry.pairing().close();
    }
  }
}
