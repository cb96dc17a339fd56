package org.ukms.delivery.lane;

import org.ukms.delivery.Handover;
import org.ukms.delivery.Reason;
import org.ukms.key.Psk;

/**
 * What one delivery is to put in place.
 *
 * @param psk its key, owned by this
 */
public record Parcel(Psk psk, Reason reason, Handover.Facts facts) implements AutoCloseable {

  @Override
  public void close() {
    psk.close();
  }
}
