package org.ukms.rotation.confirmed.watch;

import java.time.Instant;
import java.time.InstantSource;
import org.ukms.pairing.Pairing;

/** Whether a new chain may be begun now: two nodes of one name forbid it, or an operator does. */
public final class Freedom {

  private final Pairing pairing;
  private final Instances instances;
  private final ResetPermit permit;
  private final InstantSource clock;

  public Freedom(Pairing pairing, Instances instances, ResetPermit permit, InstantSource clock) {
    this.pairing = pairing;
    this.instances = instances;
    this.permit = permit;
    this.clock = clock;
  }

  public boolean mayReset() {
    Instant now = clock.instant();
    synchronized (pairing) {
      return !instances.areCloned(now) && permit.holds(pairing.isPinned());
    }
  }
}
