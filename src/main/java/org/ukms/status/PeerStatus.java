package org.ukms.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.Event;
import org.ukms.event.Event.Answered;
import org.ukms.event.Event.CertificateRefused;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.Rotated;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.event.KmeEvent;
import org.ukms.event.KmeEvent.Paced;
import org.ukms.key.KeyId;

/**
 * What is known of one peer (T-1).
 *
 * @param psk the PSK in place
 * @param success when a rotation of ours or the peer's last went well
 * @param failure the last thing that went wrong
 * @param next when the peer is asked next, if it is to be
 * @param paused whether our rotations are held
 * @param chain what the confirmed exchange says
 * @param refused certificates that were shown in its name
 */
public record PeerStatus(
    Optional<PskInstalled> psk,
    Optional<Instant> success,
    Optional<Failure> failure,
    Optional<Instant> next,
    boolean paused,
    Tally tally,
    ChainStatus chain,
    Refused refused) {

  static final PeerStatus UNKNOWN =
      new PeerStatus(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Tally.NONE,
          ChainStatus.UNKNOWN,
          Refused.NONE);

  /** Something went wrong. */
  public record Failure(String cause, Instant at) {}

  PeerStatus after(Event event, Instant now) {
    return new PeerStatus(
        event instanceof PskInstalled installed ? Optional.of(installed) : psk,
        isSuccess(event) ? Optional.of(now) : success,
        isFailure(event) ? Optional.of(new Failure(event.text(), now)) : failure,
        next(event, now),
        event instanceof Paused || (paused && !(event instanceof Resumed)),
        tally.after(event),
        chain.after(event, now),
        event instanceof CertificateRefused by
            ? refused.and(by.subject(), by.reason(), now)
            : refused);
  }

  /** What a stranger does in the peer's name, or a device has to say, hides no failure of ours. */
  private static boolean isFailure(Event event) {
    return event.alarming()
        && !(event instanceof CertificateRefused)
        && !(event instanceof KmeEvent);
  }

  private static boolean isSuccess(Event event) {
    return event instanceof Rotated || event instanceof Answered || event instanceof EpochReached;
  }

  private Optional<Instant> next(Event event, Instant now) {
    if (event instanceof Rotated rotated) {
      return rotated.next().map(now::plus);
    }
    if (event instanceof RotationFailed failed) {
      return failed.next().map(now::plus);
    }
    if (event instanceof RotationOrdered ordered) {
      return ordered.next().map(now::plus).or(() -> next);
    }
    if (event instanceof Resumed resumed) {
      return Optional.of(now.plus(resumed.next()));
    }
    if (event instanceof Paced paced) {
      return paced.next().map(now::plus);
    }
    return event instanceof Paused ? Optional.empty() : next;
  }

  /** How old the PSK is; never less than nothing, for the clock may have been wrong once. */
  public Optional<Long> pskAgeSeconds(Instant now) {
    return psk.map(installed -> Math.max(0, Duration.between(installed.since(), now).toSeconds()));
  }

  ObjectNode json(String name, SupplyView supply, Instant now) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", name).put("exchange", chain.exchange().orElse(null));
    json.put("epoch", chain.epoch().orElse(null)).put("stale", chain.stale());
    ObjectNode keys = json.putObject("key_IDs");
    keys.put("ours", psk.flatMap(PskInstalled::ours).map(KeyId::value).orElse(null));
    keys.put("theirs", psk.flatMap(PskInstalled::theirs).map(KeyId::value).orElse(null));
    json.put("psk_age_seconds", pskAgeSeconds(now).orElse(null));
    json.put("last_success", success.map(Instant::toString).orElse(null));
    json.put("last_failure", failure.map(last -> last.at().toString()).orElse(null));
    json.put("last_failure_cause", failure.map(Failure::cause).orElse(null));
    json.put("next_attempt", next.map(Instant::toString).orElse(null));
    json.put("paused", paused);
    SupplyJson.write(supply, json.putObject("kme"));
    json.set("refused_certificates", refused.json());
    chain.writeTo(json.putArray("events"));
    return json;
  }
}
