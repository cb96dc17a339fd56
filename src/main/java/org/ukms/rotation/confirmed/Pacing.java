package org.ukms.rotation.confirmed;

import java.time.Duration;
import java.time.Instant;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.PeerException;
import org.ukms.schedule.Backoff;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;
import org.ukms.schedule.RotationOutcome.Quiet;
import org.ukms.schedule.RotationOutcome.Rotated;
import org.ukms.schedule.RotationOutcome.Unanswered;

/** How soon a leader goes on after what its machine ended with. */
final class Pacing {

  private static final Duration REPEAT = Duration.ofMillis(250);
  private static final Duration LONGEST_REPEAT = Duration.ofSeconds(5);

  private final Backoff repeats;
  private final Surroundings around;

  /** By the peer, in its last reply; written and read by one turn after the other. */
  private volatile Duration askedToWait = Duration.ZERO;

  Pacing(Surroundings around) {
    this.repeats = new Backoff(REPEAT, LONGEST_REPEAT, around.random());
    this.around = around;
  }

  /** Notes what an answer that was none asks for. */
  void answered(Throwable failure) {
    askedToWait =
        failure instanceof PeerException fault
            ? fault.retryAfter().orElse(Duration.ZERO)
            : Duration.ZERO;
  }

  /**
   * How a turn ended.
   *
   * @param underWay whether something was begun that must come to its end
   */
  RotationOutcome outcome(Effect.End end, Instant start, boolean underWay) {
    return switch (end.pace()) {
      case ROTATED -> {
        repeats.reset();
        yield new Rotated(
            end.keyIds().orElseThrow().ofFollower(),
            Duration.between(start, around.clock().instant()));
      }
      case QUIET -> {
        repeats.reset();
        yield new Quiet();
      }
      case AGAIN -> new Unanswered(end.cause(), untilRepeat(), underWay);
      case LATER -> new Failed(end.cause(), Duration.ZERO);
    };
  }

  private Duration untilRepeat() {
    Duration ours = repeats.next();
    Duration asked = askedToWait.compareTo(LONGEST_REPEAT) < 0 ? askedToWait : LONGEST_REPEAT;
    return ours.compareTo(asked) < 0 ? asked : ours;
  }
}
