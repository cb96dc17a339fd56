package org.ukms.etsi014.simulator.faults;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.ukms.etsi014.simulator.view.FaultView;

/** Decides what goes wrong with which call (F-1, F-2). Safe for any number of threads. */
public final class Faults {

  private static final int HUNDRED = 100;

  private final Map<Fault, Integer> percent = new EnumMap<>(Fault.class);
  private final Map<Fault, LongAdder> struck = new EnumMap<>(Fault.class);
  private final RandomGenerator chance;

  /**
   * Faults by chance.
   *
   * @param percent how many of a hundred calls each strikes, 0 to 100; what is not there strikes
   *     none
   * @param chance needs to be safe for one thread alone
   */
  public Faults(Map<Fault, Integer> percent, RandomGenerator chance) {
    percent.forEach(
        (fault, share) -> {
          if (share > 0) {
            this.percent.put(fault, share);
            this.struck.put(fault, new LongAdder());
          }
        });
    this.chance = chance;
  }

  /** What goes wrong with the next call. */
  public Fate next() {
    return new Fate(decided(), fault -> struck.get(fault).increment());
  }

  /** Whether this goes wrong with no call. */
  public boolean never(Fault fault) {
    return !percent.containsKey(fault);
  }

  private Set<Fault> decided() {
    Set<Fault> decided = EnumSet.noneOf(Fault.class);
    if (percent.isEmpty()) {
      return decided;
    }
    synchronized (chance) {
      percent.forEach(
          (fault, share) -> {
            if (chance.nextInt(HUNDRED) < share) {
              decided.add(fault);
            }
          });
    }
    return decided;
  }

  /** Those that are set, and what they did. */
  public List<FaultView> view() {
    return percent.entrySet().stream()
        .map(
            fault ->
                new FaultView(
                    fault.getKey().text(), fault.getValue(), struck.get(fault.getKey()).sum()))
        .toList();
  }
}
