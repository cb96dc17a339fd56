package org.ukms.rotation.confirmed.watch;

import java.time.Duration;
import java.time.Instant;
import org.ukms.event.ChainEvent.Alarm;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;

/** Tells what both ends cannot mend: once a minute at most, for strangers can cause it, too. */
public final class Alarms {

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  private final PeerName peer;
  private final Surroundings around;

  private Instant told = Instant.EPOCH;

  public Alarms(PeerName peer, Surroundings around) {
    this.peer = peer;
    this.around = around;
  }

  public void tell(String text) {
    Instant now = around.clock().instant();
    if (!now.isBefore(told.plus(BETWEEN))) {
      told = now;
      around.events().accept(new Alarm(peer, text));
    }
  }
}
