package org.ukms.config.fake;

import java.util.Optional;
import org.ukms.config.toml.TableReader;

/** Reads how long a key of the strict device may be. */
final class SizesReader {

  private static final String USUAL = "key_size";
  private static final String LEAST = "min_key_size";
  private static final String MOST = "max_key_size";
  private static final int LEAST_OF_ALL = 64;
  private static final int MOST_OF_ALL = 1024;

  private final TableReader fakeQkd;

  SizesReader(TableReader fakeQkd) {
    this.fakeQkd = fakeQkd;
  }

  /** The sizes, or empty if a problem was noted. */
  Optional<SizesConfig> read() {
    Optional<Integer> least = size(LEAST, LEAST_OF_ALL);
    Optional<Integer> most = size(MOST, MOST_OF_ALL);
    Optional<Integer> usual = size(USUAL, 256);
    if (least.isEmpty() || most.isEmpty() || usual.isEmpty()) {
      return Optional.empty();
    }
    if (least.get() > usual.get() || usual.get() > most.get()) {
      String wrong = fakeQkd.has(USUAL) ? USUAL : fakeQkd.has(LEAST) ? LEAST : MOST;
      fakeQkd.wrong(
          wrong,
          "min_key_size %d, key_size %d and max_key_size %d, expected them in this order"
              .formatted(least.get(), usual.get(), most.get()));
      return Optional.empty();
    }
    return Optional.of(new SizesConfig(usual.get(), least.get(), most.get()));
  }

  private Optional<Integer> size(String key, int fallback) {
    Optional<Integer> bits = fakeQkd.integer(key, fallback, LEAST_OF_ALL, MOST_OF_ALL);
    if (bits.filter(value -> value % 8 != 0).isPresent()) {
      fakeQkd.wrong(key, bits.get() + " bits, expected a multiple of 8");
      return Optional.empty();
    }
    return bits;
  }
}
