package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * For how long the two key files of a pair differ in a rotation. With more of them, for figures:
 * {@code mvn verify -Dtest=VerbTest -Dit.test=WindowIT -Dukms.window.psks=300}.
 */
class WindowIT {

  private static final int PSKS = Integer.getInteger("ukms.window.psks", 20);
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /** Four missed rotations: a limit for what should not happen. */
  private static final Duration LIMIT = Duration.ofSeconds(30L + 4L * PSKS);

  @TempDir Path folder;

  @Test
  void isAFractionOfTheSecondThatItTakesWithoutEvents() throws IOException, InterruptedException {
    NodeFolder alice = new NodeFolder(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    alice.set("key_rotation_seconds", 1);
    bob.set("key_rotation_seconds", 1);
    NodeFolder.link(alice, bob);
    KeyPair pair = KeyPair.of(alice, bob);
    List<Node> nodes = Node.startAll(alice, bob);
    try {
      pair.awaitEqual(Set.of(), Duration.ofMinutes(1));
      List<Long> windows = windows(pair);
      long median = windows.get(windows.size() / 2);
      long p95 = windows.get(windows.size() * 95 / 100);
      System.out.printf(
          "%d PSKs, %d windows of different files: median %.1f ms, p95 %.1f ms, max %.1f ms%n",
          PSKS, windows.size(), median / 1e6, p95 / 1e6, windows.get(windows.size() - 1) / 1e6);
      assertThat(Duration.ofNanos(median)).isLessThan(Duration.ofMillis(200));
    } finally {
      nodes.forEach(Node::close);
    }
  }

  /** The windows, in nanoseconds, the shortest first. */
  private static List<Long> windows(KeyPair pair) throws IOException {
    List<Long> windows = new ArrayList<>();
    Set<String> psks = new HashSet<>();
    long start = System.nanoTime();
    Optional<Long> since = Optional.empty();
    while (psks.size() <= PSKS) {
      assertThat(System.nanoTime() - start).isLessThan(LIMIT.toNanos());
      Optional<String> equal = pair.equal();
      long now = System.nanoTime();
      if (equal.isEmpty()) {
        since = since.or(() -> Optional.of(now));
      } else {
        since.ifPresent(begin -> windows.add(now - begin));
        since = Optional.empty();
        psks.add(equal.get());
      }
      LockSupport.parkNanos(EVERY_NANOS);
    }
    windows.sort(null);
    return windows;
  }
}
