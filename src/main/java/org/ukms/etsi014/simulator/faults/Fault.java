package org.ukms.etsi014.simulator.faults;

import java.util.Locale;

/** What can go wrong with a call. */
public enum Fault {
  /** Its answer comes late. */
  LATE,
  /** It is refused with 503. */
  ERROR,
  /** It is refused as by an empty pool. */
  EXHAUSTED,
  /** A key is 8 bits shorter than asked for. */
  WRONG_SIZE,
  /** The slaves get another key. */
  WRONG_BYTES,
  /** The slaves get no key. */
  ONE_SIDE,
  /** The keys that a slave asks for have expired. */
  EXPIRED,
  /** It is carried out twice. */
  DUPLICATED,
  /** The connection is closed in the middle of its answer. */
  CLOSED;

  /** Its name as in the configuration. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
