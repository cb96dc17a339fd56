package org.ukms.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a peer is given a fresh key. A question within 1.5 s of the last fresh answer, or
 * within a quarter of the interval if that is less, is a repeat. Beyond that there are three
 * answers in hand, and one more is earned per quarter of the interval.
 */
public final class AnswerLimit {

  private static final int IN_HAND = 3;
  private static final Duration REPEAT = Duration.ofMillis(1500);

  private final Duration quarter;
  private final Duration repeat;
  private int answers = IN_HAND;
  private Instant earnedUntil = Instant.MIN;

  public AnswerLimit(Duration interval) {
    this.quarter = interval.dividedBy(4);
    this.repeat = quarter.compareTo(REPEAT) < 0 ? quarter : REPEAT;
  }

  /** Whether a question is a repeat of one that came at another time. */
  public boolean isRepeat(Instant last, Instant now) {
    return now.isBefore(last.plus(repeat));
  }

  /** Takes one answer, if there is one. */
  public boolean take(Instant now) {
    earn(now);
    if (answers == 0) {
      return false;
    }
    answers--;
    return true;
  }

  /** Gives back an answer that cost nothing. */
  public void giveBack() {
    answers = Math.min(IN_HAND, answers + 1);
  }

  /** How long until the next answer is earned. */
  public Duration untilNext(Instant now) {
    return Duration.between(now, earnedUntil.plus(quarter));
  }

  private void earn(Instant now) {
    while (answers < IN_HAND && !earnedUntil.plus(quarter).isAfter(now)) {
      answers++;
      earnedUntil = earnedUntil.plus(quarter);
    }
    if (answers == IN_HAND) {
      earnedUntil = now;
    }
  }
}
