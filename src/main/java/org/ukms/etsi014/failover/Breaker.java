package org.ukms.etsi014.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.ukms.schedule.Backoff;

/**
 * Lets a device rest after a failure, longer after each in a row, and then lets one caller try it
 * (E-10). Safe for use by several threads.
 */
public final class Breaker {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A device that asks for more is asked again all the same. */
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(2);

  private final Backoff pauses;
  private final InstantSource clock;
  private final List<Runnable> whenClosed = new CopyOnWriteArrayList<>();

  private Optional<Instant> restsUntil = Optional.empty();
  private boolean trial;

  /** A breaker that lets all pass. */
  public Breaker(InstantSource clock, RandomGenerator random) {
    this.pauses = new Backoff(FIRST, LONGEST, random);
    this.clock = clock;
  }

  /** Does this each time that a device which rested answers again. */
  void whenClosed(Runnable work) {
    whenClosed.add(work);
  }

  /** Whether nobody may ask now. */
  synchronized boolean isResting() {
    return restsUntil.filter(until -> trial || clock.instant().isBefore(until)).isPresent();
  }

  /** Until when the last pause lasts, or lasted if nothing went well since. */
  synchronized Optional<Instant> restsUntil() {
    return restsUntil;
  }

  /** Lets a caller pass, who tells then how it went; after a pause it is the only one. */
  synchronized boolean pass() {
    if (isResting()) {
      return false;
    }
    trial = restsUntil.isPresent();
    return true;
  }

  /** It went wrong: what others tell of the same failure makes the pause no longer. */
  synchronized void failed(Optional<Duration> askedToWait) {
    Instant now = clock.instant();
    boolean known = !trial && restsUntil.filter(now::isBefore).isPresent();
    trial = false;
    Instant until = known ? restsUntil.get() : now.plus(pauses.next());
    Instant asked = now.plus(askedToWait.map(Breaker::bounded).orElse(Duration.ZERO));
    restsUntil = Optional.of(asked.isAfter(until) ? asked : until);
  }

  private static Duration bounded(Duration asked) {
    return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
  }

  /** It went neither well nor wrong, as far as this is concerned. */
  synchronized void released() {
    trial = false;
  }

  /** It went well. */
  void answered() {
    boolean closes;
    synchronized (this) {
      closes = restsUntil.isPresent();
      trial = false;
      restsUntil = Optional.empty();
      pauses.reset();
    }
    if (closes) {
      whenClosed.forEach(Runnable::run);
    }
  }
}
