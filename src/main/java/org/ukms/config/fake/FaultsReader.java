package org.ukms.config.fake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.TableReader;

/** Reads the table {@code [fake_qkd.faults]}. */
final class FaultsReader {

  private static final String SEED = "seed";
  private static final int LATE_SECONDS = 5;
  private static final int MOST_LATE_SECONDS = 300;

  private static final List<String> FAULTS =
      List.of(
          "late",
          "error",
          "exhausted",
          "wrong_size",
          "wrong_bytes",
          "one_side",
          "expired",
          "duplicated",
          "closed");

  private static final FaultsConfig NONE =
      new FaultsConfig(
          OptionalInt.empty(), 0, Duration.ofSeconds(LATE_SECONDS), 0, 0, 0, 0, 0, 0, 0, 0);

  private final Optional<TableReader> table;

  /**
   * A reader.
   *
   * @param table what it reads; empty where nothing goes wrong
   */
  FaultsReader(Optional<TableReader> table) {
    this.table = table;
  }

  /** What goes wrong, or empty if a problem was noted. */
  Optional<FaultsConfig> read() {
    return table.isEmpty() ? Optional.of(NONE) : read(table.get());
  }

  private static Optional<FaultsConfig> read(TableReader faults) {
    Map<String, Integer> percent = new LinkedHashMap<>();
    for (String fault : FAULTS) {
      faults.integer(fault, 0, 0, 100).ifPresent(value -> percent.put(fault, value));
    }
    Optional<Integer> lateness = faults.integer("late_seconds", LATE_SECONDS, 1, MOST_LATE_SECONDS);
    Optional<Integer> seed = faults.integer(SEED, 0, 0, Integer.MAX_VALUE);
    faults.refuseUnknown(Keys.FAULTS);
    if (percent.size() < FAULTS.size() || lateness.isEmpty() || seed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FaultsConfig(
            faults.has(SEED) ? OptionalInt.of(seed.get()) : OptionalInt.empty(),
            percent.get("late"),
            Duration.ofSeconds(lateness.get()),
            percent.get("error"),
            percent.get("exhausted"),
            percent.get("wrong_size"),
            percent.get("wrong_bytes"),
            percent.get("one_side"),
            percent.get("expired"),
            percent.get("duplicated"),
            percent.get("closed")));
  }
}
