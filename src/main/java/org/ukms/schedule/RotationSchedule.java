package org.ukms.schedule;

import java.time.Duration;
import java.time.Instant;

/** When one peer is asked next. */
public final class RotationSchedule {

  /**
   * A timer may be a little early; to wait for the rest would take another whole second on some
   * servers.
   */
  private static final Duration EARLY = Duration.ofMillis(100);

  private final Duration interval;
  private final Backoff backoff;
  private Instant due;
  private boolean running;
  private boolean onceMore;

  public RotationSchedule(Duration interval, Backoff backoff, Instant first) {
    this.interval = interval;
    this.backoff = backoff;
    this.due = first;
  }

  /** Begins a rotation if one is due and none is under way. */
  public boolean begin(Instant now) {
    if (running || now.isBefore(due.minus(EARLY))) {
      return false;
    }
    running = true;
    onceMore = false;
    due = now.plus(interval);
    return true;
  }

  /** The rotation is over, and went well; tells the wait until the next. */
  public Duration succeeded(Instant now) {
    running = false;
    backoff.reset();
    if (onceMore) {
      due = earlier(due, now.plus(Backoff.FIRST));
    }
    return wait(now);
  }

  /**
   * The rotation is over, and failed; tells the wait until the next, which is not less than was
   * asked for.
   */
  public Duration failed(Instant now, Duration askedFor) {
    running = false;
    Duration wait = backoff.next();
    Duration asked = askedFor.compareTo(interval) < 0 ? askedFor : interval;
    due = now.plus(wait.compareTo(asked) < 0 ? asked : wait);
    return wait(now);
  }

  /** The peer has lost its keys: ask it at once, or once more after what is under way. */
  public void atOnce(Instant now) {
    if (running) {
      onceMore = true;
    } else {
      due = earlier(due, now);
    }
  }

  /**
   * When to look again: when a rotation is due, but not for one that waits for the end of another.
   */
  public Instant nextCall(Instant now) {
    return running && !due.isAfter(now) ? Instant.MAX : due;
  }

  private Duration wait(Instant now) {
    return now.isBefore(due) ? Duration.between(now, due) : Duration.ZERO;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
