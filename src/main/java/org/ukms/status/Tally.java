package org.ukms.status;

import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.Event;
import org.ukms.event.Event.Answered;
import org.ukms.event.Event.Rotated;
import org.ukms.event.Event.RotationFailed;

/**
 * What was counted of one peer since the start.
 *
 * @param succeeded rotations of ours that went well
 * @param failed rotations of ours that did not
 * @param failedInARow those since the last that went well
 * @param answered questions of the peer whose answer has left, and epochs taken from a leader
 */
public record Tally(long succeeded, long failed, long failedInARow, long answered) {

  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally after(Event event) {
    if (event instanceof Rotated) {
      return new Tally(succeeded + 1, failed, 0, answered);
    }
    if (event instanceof RotationFailed) {
      return new Tally(succeeded, failed + 1, failedInARow + 1, answered);
    }
    return event instanceof Answered || (event instanceof EpochReached reached && !reached.led())
        ? new Tally(succeeded, failed, failedInARow, answered + 1)
        : this;
  }
}
