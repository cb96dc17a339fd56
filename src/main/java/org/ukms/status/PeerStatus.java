package org.ukms.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.event.Event;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.Event.Rotated;
import org.ukms.event.Event.RotationFailed;

/**
 * What is known of one peer (T-1).
 *
 * @param psk the PSK in place
 * @param success when a rotation of ours or the peer's last went well
 * @param failure the last thing that went wrong
 * @param failedAt when that was
 * @param next when the peer is asked next
 */
record PeerStatus(
    Optional<PskInstalled> psk,
    Optional<Instant> success,
    Optional<Event> failure,
    Optional<Instant> failedAt,
    Optional<Instant> next) {

  static final PeerStatus UNKNOWN =
      new PeerStatus(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  PeerStatus after(Event event, Instant now) {
    if (event instanceof PskInstalled installed) {
      return new PeerStatus(Optional.of(installed), success, failure, failedAt, next);
    }
    Optional<Instant> planned = next(event).map(now::plus).or(() -> next);
    return event.alarming()
        ? new PeerStatus(psk, success, Optional.of(event), Optional.of(now), planned)
        : new PeerStatus(psk, Optional.of(now), failure, failedAt, planned);
  }

  private static Optional<Duration> next(Event event) {
    if (event instanceof Rotated rotated) {
      return Optional.of(rotated.next());
    }
    return event instanceof RotationFailed failed ? Optional.of(failed.next()) : Optional.empty();
  }

  // The clock may have been wrong before a restart.
  private static long age(PskInstalled psk, Instant now) {
    return Math.max(0, Duration.between(psk.since(), now).toSeconds());
  }

  ObjectNode json(String name, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("exchange", "classic");
    ObjectNode keys = json.putObject("key_IDs");
    keys.put("ours", psk.map(installed -> installed.ours().value()).orElse(null));
    keys.put("theirs", psk.map(installed -> installed.theirs().value()).orElse(null));
    json.put("psk_age_seconds", psk.map(installed -> age(installed, now)).orElse(null));
    json.put("last_success", success.map(Instant::toString).orElse(null));
    json.put("last_failure", failedAt.map(Instant::toString).orElse(null));
    json.put("last_failure_cause", failure.map(Event::text).orElse(null));
    json.put("next_attempt", next.map(Instant::toString).orElse(null));
    return json;
  }
}
