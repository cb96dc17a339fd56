package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A fault of a QKD device, from its beginning to the rotation after its end.
 *
 * @param name what an operator would call it
 * @param begins what makes it
 * @param ends what mends it
 * @param words what the status must say of it
 * @param mostBurnt how many keys it may cost
 */
record KmeDrill(String name, Act begins, Act ends, String words, int mostBurnt) {

  private static final Duration HOLD = Duration.ofMillis(1500);

  /** Two installs, and a second. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Something done to a device. */
  interface Act {
    void to(DrillKme kme) throws IOException;
  }

  /** The fault of an answer. */
  static KmeDrill of(String name, Trouble trouble, String words, int mostBurnt) {
    return new KmeDrill(
        name, kme -> kme.have(trouble), kme -> kme.have(Trouble.NONE), words, mostBurnt);
  }

  /**
   * What was seen of one.
   *
   * @param onTheWay keys of a rotation that was under way when it began
   * @param burnt keys that the devices gave out for nothing
   * @param told how many of them both statuses tell of, with those that may have been given out
   */
  record Result(
      String name, String said, int asked, int onTheWay, int burnt, long told, Duration recovery) {
    @Override
    public String toString() {
      return "| %s | %s | %d | %d | %d | %.1f s |"
          .formatted(name, said, asked, burnt, told, recovery.toMillis() / 1000.0);
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** Holds it with this device of the pair, which is told of by the status of this node. */
  Result hold(DrilledPair pair, DrillKme kme, PeerView view) throws IOException {
    pair.awaitNext();
    Count start = Count.of(pair);
    long toldBefore = told(pair);
    Instant begin = Instant.now();
    int calls = kme.calls();
    begins.to(kme);
    int onTheWay = Math.max(0, Count.now(pair) - start.least());
    String said;
    String before;
    Instant end;
    int asked;
    try {
      said = awaitWords(view, begin);
      before = pair.awaitNext(Set.of());
      await().pollDelay(HOLD).until(() -> true);
      assertThat(pair.equal()).as("the PSK in the fault").isEqualTo(Optional.of(before));
      asked = kme.calls() - calls;
    } finally {
      end = Instant.now();
      ends.to(kme);
    }
    pair.awaitNext(Set.of(before));
    Duration recovery = Duration.between(end, Instant.now());
    int burnt = Count.of(pair).burntSince(start);
    long told =
        await(burnt + " burnt keys in the statuses")
            .atMost(SOON)
            .until(() -> told(pair) - toldBefore, count -> count >= burnt);
    return new Result(name, said, asked, onTheWay, burnt, told, recovery);
  }

  /** The burnt keys that both statuses tell of. */
  private static long told(DrilledPair pair) throws IOException {
    return told(pair.alice()) + told(pair.bob());
  }

  private static long told(PeerView view) throws IOException {
    return view.status().get("kme").get("burnt").asLong();
  }

  private String awaitWords(PeerView view, Instant begin) {
    return await(name + ": \"" + words + "\"")
        .atMost(DrilledPair.LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> failureSince(view, begin), said -> said.contains(words));
  }

  /** The last failure in the status, unless it is older. */
  static String failureSince(PeerView view, Instant begin) throws IOException {
    String at = view.status().get("last_failure").asText("");
    return at.isEmpty() || at.equals("null") || Instant.parse(at).isBefore(begin)
        ? ""
        : view.failure();
  }

  /**
   * Keys that were given out and are of no epoch, each of which uses two.
   *
   * @param least without those that were on their way
   */
  record Count(int least) {

    private static final int LOOKS = 5;

    /** Of several looks one comes between two rotations. */
    static Count of(DrilledPair pair) {
      return new Count(IntStream.range(0, LOOKS).map(look -> now(pair)).min().orElseThrow());
    }

    /** With those that are on their way. */
    static int now(DrilledPair pair) {
      long epoch = pair.epoch();
      int givenOut = pair.stock().givenOut();
      return pair.epoch() == epoch ? givenOut - Math.toIntExact(2 * epoch) : now(pair);
    }

    int burntSince(Count start) {
      return least - start.least;
    }
  }
}
