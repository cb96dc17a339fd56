package org.ukms.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ukms.event.DeliveryEvent.DeliveryBack;
import org.ukms.event.DeliveryEvent.DeliveryFailed;
import org.ukms.event.EventSink;
import org.ukms.name.PeerName;
import org.ukms.schedule.Backoff;

/** When a delivery that failed is tried again, and how often that is told. */
public final class Pace {

  /** The longest wait. */
  public static final Duration LONGEST = Duration.ofMinutes(1);

  private final PeerName peer;
  private final String delivery;
  private final Backoff backoff;
  private final InstantSource clock;
  private final EventSink events;

  private String cause = "";
  private Instant told = Instant.EPOCH;

  /**
   * The pace of one delivery.
   *
   * @param delivery what it is called where it is told of
   */
  public Pace(
      PeerName peer, String delivery, Backoff backoff, InstantSource clock, EventSink events) {
    this.peer = peer;
    this.delivery = delivery;
    this.backoff = backoff;
    this.clock = clock;
    this.events = events;
  }

  /** How long to wait; told at once if it is news, and once a minute if it is not. */
  Duration failed(String why) {
    Duration wait = backoff.next();
    Instant now = clock.instant();
    if (!why.equals(cause) || !now.isBefore(told.plus(LONGEST))) {
      cause = why;
      told = now;
      events.accept(new DeliveryFailed(peer, delivery, why, wait));
    }
    return wait;
  }

  void succeeded() {
    backoff.reset();
    if (!cause.isEmpty()) {
      cause = "";
      events.accept(new DeliveryBack(peer, delivery));
    }
  }
}
