package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes that speak the confirmed exchange, and what happens to them at random moments. A
 * thousand faults: {@code mvn verify -Plong -Dtest=VerbTest -Dit.test=ConfirmedFaultsIT}; the same
 * ones as in run 7: with {@code -Dukms.faults.run=7}.
 */
@Tag("full")
class ConfirmedFaultsIT {

  private static final long RUN = Long.getLong("ukms.faults.run", 1);
  private static final int FAULTS =
      Integer.getInteger("ukms.faults", Boolean.getBoolean("ukms.long") ? 1000 : 12);

  private static final Duration EQUAL_WITHIN = Duration.ofSeconds(10);

  /** A message that was swallowed may be waited for 15 s. */
  private static final Duration ROTATES_WITHIN = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final List<Long> equalAgain = new ArrayList<>();
  private final List<Long> rotatesAgain = new ArrayList<>();
  private final List<Long> rotatesAfterKill = new ArrayList<>();
  private final List<Long> equalAfterKill = new ArrayList<>();

  @Test
  void afterEachFaultBothFilesAreEqualAndRotateOn() throws IOException, InterruptedException {
    System.out.printf(
        "%d faults, run %d: mvn verify -Dtest=VerbTest -Dit.test=ConfirmedFaultsIT"
            + " -Dukms.faults=%d -Dukms.faults.run=%d%n",
        FAULTS, RUN, FAULTS, RUN);
    try (FaultyPair pair = new FaultyPair(folder)) {
      pair.awaitEqual(Set.of(), Duration.ofMinutes(1));
      Random random = new Random(RUN);
      List<ConfirmedFault> round = new ArrayList<>();
      for (int i = 0; i < FAULTS; i++) {
        if (round.isEmpty()) {
          round.addAll(List.of(ConfirmedFault.values()));
          Collections.shuffle(round, random);
        }
        ConfirmedFault fault = round.remove(0);
        fault.happen(pair, random);
        pair.awaitReady();
        recover(pair, i + ", " + fault, fault.isKill());
      }
      print("equal after the end of a fault", equalAgain);
      print("a new PSK after the end of a fault", rotatesAgain);
      print("equal after both are ready after kill -9", equalAfterKill);
      print("a new PSK after both are ready after kill -9", rotatesAfterKill);
      assertThat(pair.reader().faults()).isEmpty();
      for (FaultyPair.End end : pair.ends()) {
        assertThat(end.log())
            .as("neither lost its chain")
            .filteredOn(line -> line.contains("a new chain"))
            .hasSize(1);
        assertThat(end.log())
            .as("what is no fault of these")
            .filteredOn(line -> line.matches(".* (WARNING|SEVERE|ERROR) .*"))
            .allMatch(
                line ->
                    line.contains("INSECURE")
                        || line.matches(
                            ".*: (rotation failed|not written|no answer to prepare): .*"));
      }
    }
  }

  private void recover(FaultyPair pair, String what, boolean kill) throws IOException {
    long over = System.nanoTime();
    Set<String> before = pair.reader().psks();
    try {
      pair.awaitEqual(Set.of(), EQUAL_WITHIN);
      long equal = System.nanoTime() - over;
      Set<String> old = new HashSet<>(before);
      old.add(pair.awaitEqual(Set.of(), EQUAL_WITHIN));
      pair.awaitEqual(old, ROTATES_WITHIN);
      long rotated = System.nanoTime() - over;
      equalAgain.add(equal);
      rotatesAgain.add(rotated);
      if (kill) {
        equalAfterKill.add(equal);
        rotatesAfterKill.add(rotated);
      }
      System.out.printf(
          "%s: equal after %d ms, a new PSK after %d ms%n",
          what, equal / 1_000_000, rotated / 1_000_000);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "fault %s of run %d%nleader: %s%nfollower: %s"
              .formatted(what, RUN, end(pair.leader()), end(pair.follower())),
          late);
    }
  }

  private static String end(FaultyPair.End end) throws IOException {
    List<String> log = end.log();
    Stream<String> last = log.subList(Math.max(0, log.size() - 40), log.size()).stream();
    return end.node().http().get("/api/admin/v1/status").body() + String.join("\n", last.toList());
  }

  private static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%s, %d times: median %.0f ms, p95 %.0f ms, max %.0f ms%n",
        what,
        sorted.size(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 95 / 100) / 1e6,
        sorted.get(sorted.size() - 1) / 1e6);
  }
}
