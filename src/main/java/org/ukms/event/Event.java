package org.ukms.event;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;

/** Something that happened between this node and one peer (V-1, V-2). */
public sealed interface Event
    permits Event.Rotated,
        Event.Answered,
        Event.PskInstalled,
        Event.RotationFailed,
        Event.AnswerFailed,
        Event.Flooded,
        Event.CertificateRefused,
        Event.WriteFailed,
        Event.StateDamaged,
        Event.RotationOrdered,
        Event.Paused,
        Event.Resumed,
        ChainEvent,
        DeliveryEvent,
        KmeEvent {

  /** Whom it concerns. */
  PeerName peer();

  /** What happened, in one line, without the peer's name. */
  String text();

  /** After what time it is tried, where that is to come. */
  default Optional<Duration> retry() {
    return Optional.empty();
  }

  /** All of it in one line, for a log. */
  default String line() {
    return peer()
        + ": "
        + text()
        + retry().map(wait -> "; next attempt in " + seconds(wait)).orElse("");
  }

  /** Whether an operator should look at it. */
  default boolean alarming() {
    return true;
  }

  /**
   * We asked, and have the key that the peer named.
   *
   * @param next the wait until the next rotation, or nothing in a pause
   */
  record Rotated(PeerName peer, KeyId keyId, Duration took, Optional<Duration> next)
      implements Event {
    @Override
    public String text() {
      return "rotated, key ID " + keyId + ", " + took.toMillis() + " ms";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** The peer asked, and the answer has left. */
  record Answered(PeerName peer, Verb verb, KeyId keyId, Duration took) implements Event {
    @Override
    public String text() {
      return "answered /" + verb.path() + ", key ID " + keyId + ", " + took.toMillis() + " ms";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** The PSK of these two keys stands in the key file; their IDs may be forgotten. */
  record PskInstalled(PeerName peer, Optional<KeyId> ours, Optional<KeyId> theirs, Instant since)
      implements Event {
    @Override
    public String text() {
      return ours.isPresent() && theirs.isPresent()
          ? "PSK in place, key IDs " + ours.get() + " and " + theirs.get()
          : "PSK in place";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /**
   * We asked in vain.
   *
   * @param next the wait until the next rotation, or nothing in a pause
   */
  record RotationFailed(PeerName peer, String cause, Optional<Duration> next) implements Event {
    @Override
    public Optional<Duration> retry() {
      return next;
    }

    @Override
    public String text() {
      return "rotation failed: " + cause;
    }

    @Override
    public String line() {
      return Event.super.line() + (next.isEmpty() ? "; paused, no next attempt" : "");
    }
  }

  /** The peer asked, and got no key ID. */
  record AnswerFailed(PeerName peer, Verb verb, String cause) implements Event {
    @Override
    public String text() {
      return "no answer to /" + verb.path() + ": " + cause + "; the peer will ask again";
    }
  }

  /**
   * The peer, or someone in its name, asks more often than it may; told once until it may again
   * (V-3).
   */
  record Flooded(PeerName peer, Duration retryAfter) implements Event {
    @Override
    public String text() {
      return "too many requests in its name, refused for " + seconds(retryAfter);
    }
  }

  /**
   * Somebody called in the name of the peer with a certificate that is not the peer's, or with
   * none.
   *
   * @param subject whom the certificate names
   * @param reason why it is not the peer's
   */
  record CertificateRefused(PeerName peer, String subject, String reason) implements Event {
    @Override
    public String text() {
      return "certificate refused: " + subject + ": " + reason;
    }
  }

  /**
   * The state or the key file could not be written.
   *
   * @param next the wait until it is tried again, or nothing if the node ends
   */
  record WriteFailed(PeerName peer, String cause, Optional<Duration> next) implements Event {
    @Override
    public Optional<Duration> retry() {
      return next;
    }

    @Override
    public String text() {
      return "not written: " + cause;
    }
  }

  /** The saved state cannot be used and was kept under another name. */
  record StateDamaged(PeerName peer, String cause, Path keptAs) implements Event {
    @Override
    public String text() {
      return "its saved state is damaged: " + cause + "; kept as " + keptAs + ", starting anew";
    }
  }

  /**
   * The operator wants a rotation now.
   *
   * @param next the wait until it begins, or nothing if it follows one that is under way
   */
  record RotationOrdered(PeerName peer, Optional<Duration> next) implements Event {
    @Override
    public Optional<Duration> retry() {
      return next;
    }

    @Override
    public String text() {
      return "rotation ordered" + (next.isEmpty() ? ", after the one that is under way" : "");
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** The operator holds our rotations. */
  record Paused(PeerName peer) implements Event {
    @Override
    public String text() {
      return "paused: it is answered, but not asked";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** The operator ends the pause. */
  record Resumed(PeerName peer, Duration next) implements Event {
    @Override
    public Optional<Duration> retry() {
      return Optional.of(next);
    }

    @Override
    public String text() {
      return "resumed";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** Whether it belongs to a list of what was out of the ordinary. */
  default boolean notable() {
    return false;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
