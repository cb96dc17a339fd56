package org.ukms.etsi014.simulator.strict;

import java.time.Duration;
import java.time.Instant;
import org.ukms.etsi014.simulator.view.PairView;

/**
 * How many keys two SAEs have, and what became of those that they had (D-1). Its owner has the
 * lock, and sees to it that time never goes back.
 */
final class Pool {

  private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

  private final Storage storage;

  private int stored;

  /** Of the next key: what a key takes is a minute of nanoseconds. */
  private long part;

  private Instant filled;

  private int waiting;
  private long issued;
  private long delivered;
  private long expired;

  /** A full one. */
  Pool(Storage storage, Instant now) {
    this.storage = storage;
    this.stored = storage.maxKeyCount();
    this.filled = now;
  }

  /** Adds what has come since. */
  void fill(Instant now) {
    int missing = storage.maxKeyCount() - stored;
    Duration elapsed = Duration.between(filled, now);
    filled = now;
    if (missing == 0 || storage.refillPerMinute() == 0) {
      return;
    }
    // Beyond that time it is full, and the product below might not fit.
    long untilFull = missing * NANOS_PER_MINUTE / storage.refillPerMinute() + 1;
    if (elapsed.compareTo(Duration.ofNanos(untilFull)) >= 0) {
      stored = storage.maxKeyCount();
      part = 0;
      return;
    }
    part += elapsed.toNanos() * storage.refillPerMinute();
    stored += (int) (part / NANOS_PER_MINUTE);
    part %= NANOS_PER_MINUTE;
    if (stored >= storage.maxKeyCount()) {
      stored = storage.maxKeyCount();
      part = 0;
    }
  }

  int stored() {
    return stored;
  }

  /** How long it takes to have so many; a minute where they never come. */
  Duration until(int number) {
    long perMinute = storage.refillPerMinute();
    if (perMinute == 0) {
      return Duration.ofMinutes(1);
    }
    long missing = (number - stored) * NANOS_PER_MINUTE - part;
    return Duration.ofNanos((missing + perMinute - 1) / perMinute);
  }

  boolean hasRoomFor(int number) {
    return waiting <= storage.maxKeyCount() - number;
  }

  void issue(int number) {
    stored -= number;
    issued += number;
  }

  void keep(int number) {
    waiting += number;
  }

  void deliver() {
    waiting--;
    delivered++;
  }

  void expire() {
    waiting--;
    expired++;
  }

  PairView view(Pair pair) {
    return new PairView(pair.first(), pair.second(), stored, waiting, issued, delivered, expired);
  }
}
