package org.ukms.etsi014.simulator.faults;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** What is to go wrong with one call. It belongs to one thread at a time. */
public final class Fate {

  private final Set<Fault> decided;
  private final Consumer<Fault> count;
  private final Set<Fault> struck = EnumSet.noneOf(Fault.class);

  Fate(Set<Fault> decided, Consumer<Fault> count) {
    this.decided = decided;
    this.count = count;
  }

  /** Whether this is to go wrong. */
  public boolean has(Fault fault) {
    return decided.contains(fault);
  }

  /** Counts it if it was to go wrong: it just did (F-3). */
  public void struck(Fault fault) {
    if (has(fault) && struck.add(fault)) {
      count.accept(fault);
    }
  }

  /** Whether this is to go wrong, as it then does. */
  public boolean strikes(Fault fault) {
    struck(fault);
    return has(fault);
  }
}
