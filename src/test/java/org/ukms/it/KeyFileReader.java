package org.ukms.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A program that reads key files again and again, whenever it likes. */
final class KeyFileReader implements AutoCloseable {

  private static final int EVERY_MILLIS = 2;

  private final List<KeyPair> pairs;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Set<String> faults = new ConcurrentSkipListSet<>();
  private final Set<String> psks = ConcurrentHashMap.newKeySet();
  private final Map<Path, Integer> seen = new ConcurrentHashMap<>();

  KeyFileReader(KeyPair... pairs) {
    this.pairs = List.of(pairs);
    var unused = timer.scheduleWithFixedDelay(this::read, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void read() {
    for (KeyPair pair : pairs) {
      for (Path file : List.of(pair.one(), pair.other())) {
        try {
          KeyPair.content(file)
              .ifPresentOrElse(
                  psk -> {
                    seen.merge(file, 1, Integer::sum);
                    psks.add(psk);
                    if (psk.length() != 44) {
                      faults.add(file + " had " + psk.length() + " characters");
                    }
                  },
                  () -> {
                    if (seen.containsKey(file)) {
                      faults.add(file + " was gone");
                    }
                  });
        } catch (IOException e) {
          faults.add(e.toString());
        }
      }
    }
  }

  /** What a reader must never see. */
  Set<String> faults() {
    return new TreeSet<>(faults);
  }

  /** All PSKs that were ever seen. */
  Set<String> psks() {
    return Set.copyOf(psks);
  }

  /** How often the file that was read least was there. */
  int reads() {
    return seen.values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
