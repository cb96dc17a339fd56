package org.ukms.rotation.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand rotations, a million with {@code -Plong}. One command replays the run that a failure
 * names: {@code mvn verify -Dtest=VerbTest -Dit.test=SimulationIT -Dukms.seed=N}.
 */
class SimulationIT {

  private static final int ROTATIONS_OF_A_RUN = 500;
  private static final int RUNS = 20;
  private static final int MANY_RUNS = 2000;

  @Test
  void theTwoEndsNeverStayApartWhateverGoesWrong() {
    long start = System.nanoTime();
    Tally tally = runs().mapToObj(SimulationIT::played).reduce(new Tally(), SimulationIT::sum);
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    System.out.println("simulation: " + tally + ", " + seconds + " s of real time");
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.kinds()).as("kinds of faults").isEqualTo(Fault.values().length);
    assertThat(tally.resets()).as("new chains").isPositive();
  }

  private static LongStream runs() {
    Optional<Long> replayed = Optional.ofNullable(Long.getLong("ukms.seed"));
    if (replayed.isPresent()) {
      return LongStream.of(replayed.get());
    }
    return Boolean.getBoolean("ukms.long")
        ? LongStream.rangeClosed(1, MANY_RUNS).parallel()
        : LongStream.rangeClosed(1, RUNS);
  }

  private static Tally sum(Tally one, Tally other) {
    return new Tally().plus(one).plus(other);
  }

  private static Tally played(long number) {
    Tally tally = new Tally();
    try {
      new Run(number, tally).rotate(ROTATIONS_OF_A_RUN);
    } catch (AssertionError | RuntimeException failure) {
      tally.failed("run " + number + ": " + failure);
    }
    return tally;
  }
}
