package org.ukms.schedule;

import java.time.Duration;
import java.time.Instant;

/** When the next rotation is due: at its regular time, or for another reason. */
final class Due {

  private Duration pace;
  private Instant at = Instant.MAX;
  private Instant begun = Instant.EPOCH;
  private boolean regular;

  Due(Duration pace) {
    this.pace = pace;
  }

  Instant at() {
    return at;
  }

  Duration pace() {
    return pace;
  }

  /** A rotation began, or took the place of one. */
  void regularFrom(Instant from) {
    begun = from;
    regular = true;
    at = from.plus(pace);
  }

  void at(Instant time) {
    regular = false;
    at = time;
  }

  void notAfter(Instant time) {
    if (time.isBefore(at)) {
      at(time);
    }
  }

  /** What is not regular stays. */
  void pace(Duration next, Instant earliest) {
    pace = next;
    if (regular) {
      Instant moved = begun.plus(pace);
      at = moved.isBefore(earliest) ? earliest : moved;
    }
  }
}
