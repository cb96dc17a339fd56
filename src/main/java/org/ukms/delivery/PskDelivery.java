package org.ukms.delivery;

import java.io.IOException;
import org.ukms.key.Psk;

/** Hands over one peer's PSK. */
@FunctionalInterface
public interface PskDelivery {

  /**
   * Puts the PSK in place of the one before; doing it again is harmless.
   *
   * @throws IOException if it is not certain to be in place
   */
  void deliver(Psk psk) throws IOException;
}
