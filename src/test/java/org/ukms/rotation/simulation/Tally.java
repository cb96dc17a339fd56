package org.ukms.rotation.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened in all runs together. */
final class Tally {

  private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
  private final List<String> failures = new ArrayList<>();
  private int rotations;
  private int resets;
  private int wrong;
  private int divergences;
  private Duration time = Duration.ZERO;
  private Duration longest = Duration.ZERO;

  void struck(Fault fault) {
    faults.merge(fault, 1, Integer::sum);
  }

  void rotated(int epochs) {
    rotations += epochs;
  }

  void reset(int chains) {
    resets += chains;
  }

  void passed(Duration duration) {
    time = time.plus(duration);
  }

  void wrong(int installs) {
    wrong += installs;
  }

  void diverged() {
    divergences++;
  }

  /** A run came to an end that it should not. */
  void failed(String how) {
    failures.add(how);
  }

  /** What this and another one have counted. */
  Tally plus(Tally other) {
    other.faults.forEach((fault, times) -> faults.merge(fault, times, Integer::sum));
    rotations += other.rotations;
    resets += other.resets;
    wrong += other.wrong;
    divergences += other.divergences;
    time = time.plus(other.time);
    healed(other.longest);
    failures.addAll(other.failures);
    return this;
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  void healed(Duration after) {
    longest = after.compareTo(longest) > 0 ? after : longest;
  }

  int rotations() {
    return rotations;
  }

  int resets() {
    return resets;
  }

  int kinds() {
    return faults.size();
  }

  @Override
  public String toString() {
    return rotations
        + " rotations, "
        + faults.values().stream().mapToInt(Integer::intValue).sum()
        + " faults "
        + faults
        + ", "
        + resets
        + " new chains, "
        + divergences
        + " divergences, "
        + wrong
        + " wrong installs, "
        + time.toHours()
        + " h of virtual time, even again after at most "
        + longest.toSeconds()
        + " s";
  }
}
