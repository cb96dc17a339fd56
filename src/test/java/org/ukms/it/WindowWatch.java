package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Notes for how long the two key files of a pair differ: the kernel tells of each change. */
final class WindowWatch implements AutoCloseable {

  private final KeyPair pair;
  private final WatchService changes = FileSystems.getDefault().newWatchService();

  WindowWatch(KeyPair pair) throws IOException {
    this.pair = pair;
    for (Path file : List.of(pair.one(), pair.other())) {
      file.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE);
    }
  }

  /**
   * Waits for so many PSKs that both have.
   *
   * @return for each of them, in nanoseconds, how long the files differed before; 0 where that was
   *     too short to be seen
   */
  List<Long> windows(int psks, Duration limit) throws IOException, InterruptedException {
    List<Long> windows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Optional<Long> since = Optional.empty();
    pair.equal().ifPresent(seen::add);
    long start = System.nanoTime();
    while (windows.size() < psks) {
      assertThat(System.nanoTime() - start).isLessThan(limit.toNanos());
      WatchKey changed = changes.poll(1, TimeUnit.SECONDS);
      if (changed == null) {
        continue;
      }
      changed.pollEvents();
      changed.reset();
      long now = System.nanoTime();
      Optional<String> equal = pair.equal();
      if (equal.isEmpty()) {
        since = since.or(() -> Optional.of(now));
      } else if (seen.add(equal.get())) {
        windows.add(since.map(begin -> now - begin).orElse(0L));
        since = Optional.empty();
      }
    }
    return windows;
  }

  @Override
  public void close() throws IOException {
    changes.close();
  }
}
