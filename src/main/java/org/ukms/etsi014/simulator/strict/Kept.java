package org.ukms.etsi014.simulator.strict;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ukms.name.SaeId;

/** A key that waits for its slaves. Its owner has the lock. */
final class Kept {

  private final Keys keys;
  private final int index;
  private final SaeId master;
  private final List<SaeId> slaves;
  private final Instant end;

  /** The slaves that have not had it. */
  private List<SaeId> missing;

  /**
   * One that nobody has had.
   *
   * @param index of the key among those that were made with it
   * @param end when it is gone
   */
  Kept(Keys keys, int index, SaeId master, List<SaeId> slaves, Instant end) {
    this.keys = keys;
    this.index = index;
    this.master = master;
    this.slaves = slaves;
    this.end = end;
    this.missing = slaves;
  }

  UUID id() {
    return keys.id(index);
  }

  int length() {
    return keys.length(index);
  }

  SaeId master() {
    return master;
  }

  boolean isOver(Instant now) {
    return !end.isAfter(now);
  }

  boolean isFor(SaeId slave) {
    return slaves.contains(slave);
  }

  boolean waitsFor(SaeId slave) {
    return missing.contains(slave);
  }

  List<SaeId> missing() {
    return missing;
  }

  /** Tells whether somebody is still missing. */
  boolean delivered(SaeId slave) {
    missing = missing.stream().filter(other -> !other.equals(slave)).toList();
    return !missing.isEmpty();
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(keys.bytes(), keys.offset(index), target, at, length());
  }

  void wipe() {
    keys.wipe(index);
  }
}
