package org.ukms.delivery;

import java.io.IOException;

/** Hands over one peer's PSK. */
@FunctionalInterface
public interface PskDelivery {

  /**
   * Puts the key in place of the one before; doing it again is harmless.
   *
   * @throws IOException if it is not certain to be in place, and is to be handed over again
   */
  void deliver(Handover key) throws IOException;
}
