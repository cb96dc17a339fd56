package org.ukms.exchange.confirmed.checker;

import org.ukms.exchange.confirmed.checker.world.World;

/**
 * Where a search begins, and how far it goes.
 *
 * @param epochs that the two share at the beginning
 * @param begins of the leader
 * @param faults messages lost or delivered twice, crashes, devices and outputs that fail
 * @param damages disks lost or set back to an earlier state
 * @param forgeries messages of a stranger
 */
record Scope(int epochs, int begins, int faults, int damages, int forgeries) {

  /** The world with no more to come than this. */
  World limit(World world) {
    return world.within(begins, faults, damages, forgeries);
  }

  @Override
  public String toString() {
    return String.format(
        "%d epochs shared, %d begins, %d faults, %d damages, %d forgeries",
        epochs, begins, faults, damages, forgeries);
  }
}
