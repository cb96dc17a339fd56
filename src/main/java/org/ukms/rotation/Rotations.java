package org.ukms.rotation;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ukms.etsi014.PatientKme;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.name.PeerName;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.pairing.Wakeups;
import org.ukms.rotation.confirmed.Agreement;
import org.ukms.rotation.confirmed.ConfirmedPeer;
import org.ukms.schedule.AnswerLimit;
import org.ukms.schedule.Backoff;
import org.ukms.schedule.FirstContacts;
import org.ukms.schedule.RotationSchedule;
import org.ukms.schedule.SourceLimit;
import org.ukms.state.StateStore;

/** The rotations with all peers of a node. */
public final class Rotations implements AutoCloseable {

  /** A peer in the confirmed exchange may come back at any time, and then waits for us. */
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

  private final Map<PeerName, Entry> peers = new LinkedHashMap<>();
  private final Duration interval;
  private final RandomGenerator random;

  private record Entry(
      Pairing pairing,
      PeerRotation rotation,
      PeerExchange exchange,
      Responder responder,
      ConfirmedPeer confirmed,
      PatientKme kme,
      SupplyWatch supply) {}

  /**
   * Rotations that do nothing yet.
   *
   * @param interval the time between two rotations with a peer
   * @param store where state is kept; not closed with this
   */
  public Rotations(List<PeerLink> links, Duration interval, StateStore store, Surroundings around) {
    this.interval = interval;
    this.random = around.random();
    SourceLimit strangers = new SourceLimit();
    for (PeerLink link : links) {
      peers.put(link.pair().peer(), entry(link, interval, store, strangers, around));
    }
  }

  private Entry entry(
      PeerLink link,
      Duration interval,
      StateStore store,
      SourceLimit strangers,
      Surroundings around) {
    PeerName peer = link.pair().peer();
    Agreement agreement = link.agreement();
    Pairing pairing =
        new Pairing(
            link.pair(),
            store,
            link.delivery(),
            new Backoff(interval, around.random()),
            agreement.mayConfirm(),
            agreement.failClosed(),
            around);
    ConfirmedPeer confirmed =
        new ConfirmedPeer(
            link.pair(),
            agreement,
            pairing,
            link.peer(),
            link.kme(),
            interval,
            strangers,
            () -> peers.get(peer).rotation().look(),
            around);
    PeerExchange exchange =
        new PeerExchange(
            peer,
            agreement,
            pairing,
            link.peer(),
            new Initiator(pairing, link.peer(), link.classicKme(), around),
            confirmed.end(),
            around.events());
    Duration longest = agreement.mayConfirm() ? shorter(interval, LONGEST_BACKOFF) : interval;
    PeerRotation rotation =
        new PeerRotation(
            peer,
            pairing,
            exchange,
            new RotationSchedule(interval, new Backoff(longest, around.random())),
            around);
    Responder responder =
        new Responder(
            peer, pairing, link.classicKme(), new AnswerLimit(interval), rotation, around);
    return new Entry(pairing, rotation, exchange, responder, confirmed, link.kme(), link.supply());
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
    peers
        .values()
        .forEach(
            entry ->
                entry
                    .supply()
                    .begin(spread.soon(), new Supplied(entry.rotation(), entry.kme(), spread)));
  }

  /** A time that was given to {@link Wakeups} has come; returns at once. */
  public void tick(PeerName peer) {
    peers.get(peer).rotation().tick();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Who answers this peer in the classic exchange, or nobody if we do not speak it with it. */
  public Optional<Responder> responder(PeerName peer) {
    return Optional.ofNullable(peers.get(peer))
        .filter(entry -> entry.exchange().answersClassic())
        .map(Entry::responder);
  }

  /** Who answers this peer in the confirmed exchange, or nobody if we do not know it. */
  public Optional<ConfirmedPeer> confirmed(PeerName peer) {
    return Optional.ofNullable(peers.get(peer)).map(Entry::confirmed);
  }

  /** Whether the confirmed exchange may be spoken with this peer. */
  public boolean mayConfirm(PeerName peer) {
    return Optional.ofNullable(peers.get(peer))
        .filter(entry -> entry.exchange().mayConfirm())
        .isPresent();
  }

  /** The rotations with this peer, or nothing if we do not know it. */
  public Optional<PeerRotation> rotation(PeerName peer) {
    return Optional.ofNullable(peers.get(peer)).map(Entry::rotation);
  }

  /** Ends all keys in memory; what is under way changes nothing any more. */
  @Override
  public void close() {
    for (Entry entry : peers.values()) {
      entry.supply().close();
      entry.rotation().close();
      entry.confirmed().end().close();
      entry.pairing().close();
      entry.kme().close();
      entry.exchange().close();
    }
  }
}
