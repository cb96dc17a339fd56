package org.ukms.event;

import java.time.Duration;
import java.util.Optional;
import org.ukms.name.PeerName;

/** Something that happened to a delivery of one peer's PSK (V-1, V-6). */
public sealed interface DeliveryEvent extends Event {

  @Override
  default boolean notable() {
    return true;
  }

  /** The newest key could not be put in place. */
  record DeliveryFailed(PeerName peer, String delivery, String cause, Duration next)
      implements DeliveryEvent {
    @Override
    public Optional<Duration> retry() {
      return Optional.of(next);
    }

    @Override
    public String text() {
      return "delivery " + delivery + " failed: " + cause;
    }
  }

  /** A delivery that failed has put the newest key in place. */
  record DeliveryBack(PeerName peer, String delivery) implements DeliveryEvent {
    @Override
    public String text() {
      return "delivery " + delivery + " is in place again";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }
}
