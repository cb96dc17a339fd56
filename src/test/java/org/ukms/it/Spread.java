package org.ukms.it;

import java.util.List;
import java.util.Locale;

/** Times that were measured. */
record Spread(List<Long> sorted) {

  static Spread ofNanos(List<Long> nanos) {
    return new Spread(nanos.stream().sorted().toList());
  }

  /** In nanoseconds, such as the median at 0.5. */
  long at(double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share)));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d times, median %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.2f ms",
        sorted.size(),
        at(0.5) / 1e6,
        at(0.95) / 1e6,
        at(0.99) / 1e6,
        at(1) / 1e6);
  }
}
