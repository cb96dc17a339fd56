package org.ukms.delivery.lane;

import java.time.Instant;
import java.util.Optional;
import org.ukms.delivery.Reason;

/**
 * What is known of one delivery, for an operator.
 *
 * @param kind of what kind
 * @param target which one of its kind
 * @param label of its own key, if it has one
 * @param state how it is
 * @param since when it came to be so
 * @param reason of the key that was put in place last, if any was
 * @param cause why it fails
 */
public record DeliveryView(
    String kind,
    String target,
    Optional<String> label,
    State state,
    Instant since,
    Optional<Reason> reason,
    Optional<String> cause) {

  /** How a delivery is. */
  public enum State {
    /** There was no key for it yet. */
    WAITING("waiting"),
    /** The newest key is in place. */
    SET("set"),
    /** The newest key is in place, and what it is for uses it. */
    IN_USE("in use"),
    /** The newest key is not known to be in place. */
    FAILED("failed");

    private final String text;

    State(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  static DeliveryView waiting(Outlet outlet, Instant now) {
    return new DeliveryView(
        outlet.kind(),
        outlet.target(),
        outlet.label(),
        State.WAITING,
        now,
        Optional.empty(),
        Optional.empty());
  }

  DeliveryView set(Reason key, Instant now) {
    return with(State.SET, now, Optional.of(key), Optional.empty());
  }

  DeliveryView inUse(Instant from) {
    return with(State.IN_USE, from, reason, Optional.empty());
  }

  /** Its age counts from the first failure in a row. */
  DeliveryView failed(String why, Instant now) {
    return with(State.FAILED, state == State.FAILED ? since : now, reason, Optional.of(why));
  }

  private DeliveryView with(State next, Instant from, Optional<Reason> key, Optional<String> why) {
    return new DeliveryView(kind, target, label, next, from, key, why);
  }
}
