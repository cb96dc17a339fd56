package org.ukms.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much strangers may send, by the address from which they do (C-7). Safe for use by several
 * threads.
 */
public final class SourceLimit {

  private static final int MOST_SOURCES = 1000;

  private static final int IN_HAND = 20;
  private static final Duration EARNED_EACH = Duration.ofMillis(200);

  /** All peers may be behind one address, and two messages of each come before it has a chain. */
  private static final int IN_HAND_EACH_PEER = 4;

  private static final int IN_HAND_OF_ALL = 200;
  private static final Duration EARNED_EACH_BY_ALL = Duration.ofMillis(20);

  /** Some in hand, and one more earned after each such time. */
  private static final class Bucket {

    private final Duration each;
    private final Duration whole;
    private Instant fullAt = Instant.MIN;

    Bucket(int inHand, Duration each) {
      this.each = each;
      this.whole = each.multipliedBy(inHand);
    }

    /** Not positive if there is one in hand. */
    Duration untilNext(Instant now) {
      return Duration.between(now, fullAt).plus(each).minus(whole);
    }

    void take(Instant now) {
      fullAt = (fullAt.isBefore(now) ? now : fullAt).plus(each);
    }
  }

  private final int inHand;
  private final Bucket all;

  /** The least recently heard of comes first. */
  private final Map<String, Bucket> sources = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A limit of a node with so many peers.
   *
   * @param peers how many may have to begin at once
   */
  public SourceLimit(int peers) {
    this.inHand = Math.max(IN_HAND, IN_HAND_EACH_PEER * peers);
    this.all = new Bucket(Math.max(IN_HAND_OF_ALL, inHand), EARNED_EACH_BY_ALL);
  }

  /**
   * Lets one message of this source pass, or tells how long it is until one may.
   *
   * @param source the address as text
   * @param now never less than before
   * @return empty if the message may pass; else a positive time
   */
  public synchronized Optional<Duration> take(String source, Instant now) {
    Bucket own = sources.computeIfAbsent(source, unused -> new Bucket(inHand, EARNED_EACH));
    forgetOne();
    Duration wait = longer(own.untilNext(now), all.untilNext(now));
    if (wait.compareTo(Duration.ZERO) > 0) {
      return Optional.of(wait);
    }
    own.take(now);
    all.take(now);
    return Optional.empty();
  }

  private void forgetOne() {
    if (sources.size() > MOST_SOURCES) {
      Iterator<String> oldest = sources.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
