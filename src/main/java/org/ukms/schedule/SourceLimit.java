package org.ukms.schedule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ukms.name.PeerName;

/**
 * How much strangers may send, by the address from which they do and the peer in whose name (C-7).
 * Safe for use by several threads.
 */
public final class SourceLimit {

  private static final int MOST_SOURCES = 10_000;

  private static final int IN_HAND = 20;
  private static final Duration EARNED_EACH = Duration.ofMillis(200);

  private static final int IN_HAND_OF_ALL = 1000;
  private static final Duration EARNED_EACH_BY_ALL = Duration.ofMillis(5);

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

  private final Bucket all = new Bucket(IN_HAND_OF_ALL, EARNED_EACH_BY_ALL);

  /** The least recently heard of comes first. */
  private final Map<String, Bucket> sources = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Lets one message of this source pass, or tells how long it is until one may.
   *
   * @param source the address as text
   * @param name of the peer that the message claims to be of
   * @param now never less than before
   * @return empty if the message may pass; else a positive time
   */
  public synchronized Optional<Duration> take(String source, PeerName name, Instant now) {
    String key = network(source) + " " + name;
    Bucket own = sources.computeIfAbsent(key, unused -> new Bucket(IN_HAND, EARNED_EACH));
    forgetOne();
    Duration wait = longer(own.untilNext(now), all.untilNext(now));
    if (wait.compareTo(Duration.ZERO) > 0) {
      return Optional.of(wait);
    }
    own.take(now);
    all.take(now);
    return Optional.empty();
  }

  /** Whoever has one address of IPv6 has the 2^64 around it, too. */
  private static String network(String source) {
    if (!source.contains(":")) {
      return source;
    }
    try {
      // An address as text, so that no name is looked up.
      byte[] address = InetAddress.getByName(source).getAddress();
      return HexFormat.of().formatHex(address, 0, address.length / 2);
    } catch (UnknownHostException notAnAddress) {
      return source;
    }
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
