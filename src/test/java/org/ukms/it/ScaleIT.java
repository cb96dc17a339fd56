package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes on this machine with a thousand peers each. */
@Isolated("it measures how late rotations are")
@Tag("full")
class ScaleIT {

  private static final int PEERS = 1000;
  private static final int INTERVAL_SECONDS = 60;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Of the process as a whole; half of it is the server's. */
  private static final long MAX_MEMORY_KB = 400_000;

  /** The machine is not ours alone; what is measured is printed. */
  private static final long MAX_LATE_MILLIS = 5000;

  private static final Pattern ROTATED =
      Pattern.compile("(\\S+Z) INFO org\\.ukms\\.rotation (\\S+): rotated, .*, (\\d+) ms");

  /** All that a follower tells of a rotation is its end. */
  private static final Pattern FOLLOWED =
      Pattern.compile("(\\S+Z) INFO org\\.ukms\\.rotation (hsn_a\\d+): took epoch (\\d+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "classic"})
  void aThousandPeersRotateInTime(String protocol) throws IOException, InterruptedException {
    NodeFolder a = new NodeFolder(folder, "a");
    NodeFolder b = new NodeFolder(folder, "b");
    for (NodeFolder node : List.of(a, b)) {
      node.set("key_rotation_seconds", INTERVAL_SECONDS);
    }
    for (int i = 0; i < PEERS; i++) {
      a.peer("a" + i, "b" + i, b.url(), a.url());
      b.peer("b" + i, "a" + i, a.url(), b.url());
    }
    a.speak(protocol);
    b.speak(protocol);
    List<KeyPair> pairs =
        IntStream.range(0, PEERS)
            .mapToObj(i -> new KeyPair(a.keyFile("b" + i), b.keyFile("a" + i)))
            .toList();
    long start = System.nanoTime();
    List<Node> nodes = Node.startAll(a, b);
    try {
      double ready = secondsSince(start);
      await().atMost(LIMIT).until(() -> pairs.stream().allMatch(ScaleIT::isEqual));
      double equal = secondsSince(start);
      await("each has rotated a whole interval after it did before")
          .atMost(LIMIT)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> nodes.stream().allMatch(node -> latest(node, protocol).size() == PEERS));

      System.out.printf("%s: ready after %.1f s, all equal after %.1f s%n", protocol, ready, equal);
      for (Node node : nodes) {
        long late =
            latest(node, protocol).values().stream().mapToLong(Long::longValue).max().orElseThrow();
        long memory = status(node.pid(), "VmHWM");
        long threads = status(node.pid(), "Threads");
        System.out.printf(
            "a rotation starts at most %d ms late; %d kB, %d threads%n", late, memory, threads);
        assertThat(late).isLessThan(MAX_LATE_MILLIS);
        assertThat(memory).isLessThan(MAX_MEMORY_KB);
      }
    } finally {
      nodes.forEach(Node::close);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static boolean isEqual(KeyPair pair) {
    try {
      return pair.equal().isPresent();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Of each peer that rotated a whole interval after it had rotated before: how late that began.
   * The first contact of the confirmed exchange does not count: a thousand at once take seconds,
   * and those that the follower asked for count the interval from their end.
   */
  private static Map<String, Long> latest(Node node, String protocol) {
    Set<String> met = new HashSet<>();
    Map<String, Instant> begun = new HashMap<>();
    Map<String, Long> latest = new HashMap<>();
    for (String line : node.log()) {
      Matcher rotated = ROTATED.matcher(line);
      if (rotated.matches()) {
        Instant begin = Instant.parse(rotated.group(1)).minusMillis(number(rotated.group(3)));
        if (protocol.equals("classic") || !met.add(rotated.group(2))) {
          note(rotated.group(2), begin, begun, latest);
        }
      }
      Matcher followed = FOLLOWED.matcher(line);
      if (followed.matches() && !met.add(followed.group(2))) {
        note(followed.group(2), Instant.parse(followed.group(1)), begun, latest);
      }
    }
    return latest;
  }

  private static void note(
      String peer, Instant begin, Map<String, Instant> begun, Map<String, Long> latest) {
    Instant before = begun.put(peer, begin);
    if (before != null) {
      long late = Duration.between(before, begin).toMillis() - INTERVAL_SECONDS * 1000L;
      latest.merge(peer, late, Math::max);
    }
  }

  private static long status(long pid, String name) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> number(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
