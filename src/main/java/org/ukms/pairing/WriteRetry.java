package org.ukms.pairing;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.event.Event.WriteFailed;
import org.ukms.name.PeerName;
import org.ukms.schedule.Backoff;

/** When a write that failed is tried again. */
final class WriteRetry {

  private final PeerName peer;
  private final Backoff backoff;
  private final Surroundings around;

  private Optional<Instant> due = Optional.empty();
  private String cause = "";

  WriteRetry(PeerName peer, Backoff backoff, Surroundings around) {
    this.peer = peer;
    this.backoff = backoff;
    this.around = around;
  }

  Optional<Instant> due() {
    return due;
  }

  /** Why the last write failed. */
  String cause() {
    return cause;
  }

  boolean isDue(Instant now) {
    return due.isPresent() && !now.isBefore(due.get());
  }

  void succeeded() {
    due = Optional.empty();
    backoff.reset();
  }

  /** Tells why, and when it is tried again. */
  Instant failed(IOException failure) {
    Duration wait = backoff.next();
    Instant next = around.clock().instant().plus(wait);
    due = Optional.of(next);
    cause = failure.getMessage();
    around.events().accept(new WriteFailed(peer, failure.getMessage(), Optional.of(wait)));
    return next;
  }
}
