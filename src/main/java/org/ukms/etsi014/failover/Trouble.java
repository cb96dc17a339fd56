package org.ukms.etsi014.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.KmeStatus;

/** Failures of a device that nothing good has followed. */
record Trouble(Instant since, Instant last, Kind kind, String cause) {

  /** How long another device is preferred to one that may have cost a key (E-11). */
  private static final Duration DOUBT = Duration.ofMinutes(5);

  static Trouble of(KmeException refused, Optional<Trouble> before, Instant now) {
    return new Trouble(
        before.map(Trouble::since).orElse(now),
        now,
        refused.kind(),
        String.valueOf(refused.getMessage()));
  }

  boolean isDoubtful(Instant now) {
    return (kind == Kind.NO_REPLY || kind == Kind.VIOLATION) && now.isBefore(last.plus(DOUBT));
  }

  /**
   * Whether a status without a fault tells that it is over: not what the keys alone can tell.
   *
   * @param anew whether there was none before
   */
  boolean isMendedBy(Optional<KmeStatus> status, boolean anew, Instant now) {
    return switch (kind) {
      case UNREACHABLE -> true;
      case BUSY -> status.filter(said -> said.stored() > 0).isPresent();
      case UNAUTHORIZED -> anew && status.isPresent();
      case NO_REPLY, VIOLATION -> !isDoubtful(now);
      default -> false;
    };
  }
}
