package org.ukms.rotation;

import java.time.Duration;
import org.ukms.etsi014.PatientKme;
import org.ukms.etsi014.pool.SupplyListener;
import org.ukms.schedule.FirstContacts;

/** What becomes of one peer's rotations as its keys do. */
record Supplied(PeerRotation rotation, PatientKme kme, FirstContacts spread)
    implements SupplyListener {

  @Override
  public void pace(Duration pace, boolean empty) {
    rotation.pace(pace, empty, spread.soon());
  }

  @Override
  public void deviceIsBack() {
    kme.recovered();
    rotation.deviceIsBack(spread.soon());
  }
}
