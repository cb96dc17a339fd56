package org.ukms.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When one peer is asked next. */
public final class RotationSchedule {

  /**
   * A timer may be a little early; to wait for the rest would take another whole second on some
   * servers.
   */
  private static final Duration EARLY = Duration.ofMillis(100);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Duration interval;
  private final Backoff backoff;
  private final Due due;
  private Instant notBefore = Instant.MIN;
  private Instant repeatUntil = Instant.MIN;
  private boolean running;
  private boolean onceMore;
  private boolean paused;
  private boolean ordered;
  private boolean looking;
  private Instant looked = Instant.EPOCH;
  private Instant lookDue = Instant.MAX;
  private boolean unfinished;

  private boolean noKeys;
  private Instant failed = Instant.EPOCH;
  private boolean soonIfItFails;

  /** A schedule in which nothing is due yet. */
  public RotationSchedule(Duration interval, Backoff backoff) {
    this.interval = interval;
    this.backoff = backoff;
    this.due = new Due(interval);
  }

  /** The first rotation is due then, if it is not due sooner for another reason. */
  public void first(Instant at) {
    due.notAfter(at);
  }

  /** Begins a rotation if one is due, is not held by a pause, and none is under way. */
  public boolean begin(Instant now) {
    if (running || held() || now.isBefore(due.at().minus(EARLY))) {
      return false;
    }
    running = true;
    onceMore = false;
    ordered = false;
    unfinished = false;
    soonIfItFails = false;
    due.regularFrom(now);
    return true;
  }

  /**
   * The time between two rotations is another one from now on. What is due by the one before
   * is due by this one; what is due for another reason stays.
   *
   * @param none whether there is no key to rotate with: what fails then waits as long
   * @param earliest when the next may begin
   * @return the wait until the next, if one is to come
   */
  public Optional<Duration> pace(Instant now, Duration next, boolean none, Instant earliest) {
    noKeys = none;
    due.pace(next, earliest);
    return next(now);
  }

  /** What made rotations fail is over: the next one waits for no more of its back-off. */
  public void soon(Instant at) {
    if (running) {
      soonIfItFails = true;
    } else {
      due.notAfter(later(at, failed.plus(Backoff.FIRST)));
    }
  }

  /** Begins a look whether all is well if one is due; it moves no rotation. */
  public boolean look(Instant now) {
    if (running || held() || now.isBefore(lookDue.minus(EARLY))) {
      return false;
    }
    running = true;
    looking = true;
    looked = now;
    lookDue = Instant.MAX;
    return true;
  }

  /** The peer wants to be looked at: at once, but not within 5 s of the last look. */
  public void wantLook(Instant now) {
    Instant earliest = looked.plus(BETWEEN_LOOKS);
    lookDue = earlier(lookDue, now.isBefore(earliest) ? earliest : now);
  }

  /** There was nothing to do; tells the wait until the next rotation, if one is to come. */
  public Optional<Duration> quiet(Instant now) {
    running = false;
    looking = false;
    if (onceMore) {
      due.notAfter(now);
    }
    return next(now);
  }

  /**
   * A message was not answered, and is repeated after this time: also in a pause if something was
   * begun with it, and not at all if it was a look that began nothing.
   */
  public Optional<Duration> again(Instant now, Duration in, boolean underWay) {
    if (looking && !underWay) {
      return quiet(now);
    }
    running = false;
    looking = false;
    unfinished = underWay;
    notBefore = now.plus(in);
    due.at(notBefore);
    return next(now);
  }

  /** The rotation is over, and went well; tells the wait until the next, if one is to come. */
  public Optional<Duration> succeeded(Instant now) {
    running = false;
    backoff.reset();
    if (looking) {
      due.regularFrom(now);
    }
    looking = false;
    repeatUntil = now.plus(Backoff.FIRST);
    notBefore = repeatUntil;
    if (onceMore) {
      due.notAfter(repeatUntil);
    }
    return next(now);
  }

  /**
   * The rotation is over, and failed; tells the wait until the next, if one is to come. It is not
   * less than was asked for.
   */
  public Optional<Duration> failed(Instant now, Duration askedFor) {
    running = false;
    looking = false;
    Duration asked = askedFor.compareTo(interval) < 0 ? askedFor : interval;
    notBefore = now.plus(longer(asked, Backoff.FIRST));
    failed = now;
    Duration wait = longer(asked, backoff.next());
    if (soonIfItFails) {
      wait = Backoff.FIRST;
    } else if (noKeys) {
      wait = longer(wait, due.pace());
    }
    due.at(now.plus(wait));
    return next(now);
  }

  /**
   * The peer has lost its keys: ask it at once, or once more after what is under way; but not so
   * soon after it answered that it would take the question for a repeat, and name the same key.
   */
  public void atOnce(Instant now) {
    if (running) {
      onceMore = true;
    } else {
      due.notAfter(later(now, repeatUntil));
    }
  }

  /**
   * The operator wants a rotation, in spite of a pause: at once, or once more after what is under
   * way. A back-off is cut short, but the peer is not asked so soon that it would take the question
   * for a repeat, nor before the time that the other party asked for.
   *
   * @return the wait, or nothing while a rotation is under way
   */
  public Optional<Duration> order(Instant now) {
    ordered = true;
    if (running) {
      onceMore = true;
      return Optional.empty();
    }
    due.notAfter(later(now, notBefore));
    return next(now);
  }

  /** Begins nothing more, not even what was ordered; tells whether that is new. */
  public boolean pause() {
    boolean changed = !paused || ordered;
    paused = true;
    ordered = false;
    return changed;
  }

  /**
   * Goes on: what became due meanwhile is due now, once.
   *
   * @return the wait until the next, or nothing if there was no pause
   */
  public Optional<Duration> resume(Instant now) {
    if (!paused) {
      return Optional.empty();
    }
    paused = false;
    return next(now);
  }

  /**
   * When to look again: when a rotation is due, but not for one that waits for the end of another,
   * or of a pause.
   */
  public Instant nextCall(Instant now) {
    if (held()) {
      return Instant.MAX;
    }
    Instant next = earlier(due.at(), lookDue);
    return running && !next.isAfter(now) ? Instant.MAX : next;
  }

  private boolean held() {
    return paused && !ordered && !unfinished;
  }

  private Optional<Duration> next(Instant now) {
    if (held() || due.at().equals(Instant.MAX)) {
      return Optional.empty();
    }
    return Optional.of(now.isBefore(due.at()) ? Duration.between(now, due.at()) : Duration.ZERO);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
