package org.ukms.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ukms.event.Event.CertificateRefused;
import org.ukms.event.EventSink;
import org.ukms.name.PeerName;
import org.ukms.status.StatusBoard;

/** Counts refused certificates, each, and tells of them, not of each. */
public final class Refusals {

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final StatusBoard board;
  private final EventSink told;
  private final Consumer<String> log;
  private final InstantSource clock;
  private final Map<Optional<PeerName>, Instant> lastTold = new HashMap<>();

  /**
   * Counts on a board.
   *
   * @param told gets what concerns a peer
   * @param log gets a line of the rest
   */
  public Refusals(StatusBoard board, EventSink told, Consumer<String> log, InstantSource clock) {
    this.board = board;
    this.told = told;
    this.log = log;
    this.clock = clock;
  }

  /**
   * One more.
   *
   * @param peer in whose name it was shown, if it is the name of a peer
   * @param subject of the certificate, which nobody vouches for, fit for a log
   * @param reason fit for a log
   */
  public void add(Optional<PeerName> peer, String subject, String reason) {
    boolean tell = mayTell(peer);
    if (peer.isPresent()) {
      CertificateRefused event = new CertificateRefused(peer.get(), subject, reason);
      board.accept(event);
      if (tell) {
        told.accept(event);
      }
    } else {
      board.refused(subject, reason);
      if (tell) {
        log.accept("certificate refused: " + subject + ": " + reason);
      }
    }
  }

  private synchronized boolean mayTell(Optional<PeerName> peer) {
    Instant now = clock.instant();
    Instant last = lastTold.getOrDefault(peer, Instant.MIN);
    if (now.isBefore(last.plus(PAUSE))) {
      return false;
    }
    lastTold.put(peer, now);
    return true;
  }
}
