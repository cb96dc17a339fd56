package org.ukms.etsi014.simulator.strict;

import org.ukms.name.SaeId;

/** Two SAEs, whichever is the master. */
record Pair(SaeId first, SaeId second) {

  static Pair of(SaeId one, SaeId other) {
    return one.value().compareTo(other.value()) < 0 ? new Pair(one, other) : new Pair(other, one);
  }
}
