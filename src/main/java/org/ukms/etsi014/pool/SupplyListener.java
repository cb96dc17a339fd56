package org.ukms.etsi014.pool;

import java.time.Duration;

/** Whoever rotates with the keys of a link. */
public interface SupplyListener {

  /**
   * The time between two rotations from now on.
   *
   * @param empty whether there is no key for any
   */
  void pace(Duration pace, boolean empty);

  /** What made rotations fail is over. */
  void deviceIsBack();
}
