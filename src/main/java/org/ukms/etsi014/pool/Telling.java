package org.ukms.etsi014.pool;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.failover.Leg;
import org.ukms.event.EventSink;
import org.ukms.event.KmeEvent.DeviceBack;
import org.ukms.event.KmeEvent.DeviceDiffers;
import org.ukms.event.KmeEvent.DeviceFailing;
import org.ukms.event.KmeEvent.KeysEnough;
import org.ukms.event.KmeEvent.KeysLow;
import org.ukms.name.PeerName;

/** Tells what changes with the devices of a link, once each (E-14). */
final class Telling {

  private final PeerName peer;
  private final EventSink events;

  private final Set<URI> failing = new HashSet<>();
  private final Map<URI, String> remarks = new HashMap<>();
  private boolean low;

  Telling(PeerName peer, EventSink events) {
    this.peer = peer;
    this.events = events;
  }

  synchronized void devices(List<Leg> legs) {
    for (Leg leg : legs) {
      DeviceView view = leg.standing().view();
      tellRemark(view.url(), view.remark());
      // Of an only device, each rotation that failed tells.
      if (legs.size() > 1) {
        tellFailure(view.url(), view.cause());
      }
    }
  }

  private void tellRemark(URI url, Optional<String> remark) {
    if (remark.isEmpty()) {
      remarks.remove(url);
    } else if (!remark.get().equals(remarks.put(url, remark.get()))) {
      events.accept(new DeviceDiffers(peer, remark.get()));
    }
  }

  private void tellFailure(URI url, Optional<String> cause) {
    if (cause.isPresent() && failing.add(url)) {
      events.accept(new DeviceFailing(peer, cause.get()));
    } else if (cause.isEmpty() && failing.remove(url)) {
      events.accept(new DeviceBack(peer, url.toString()));
    }
  }

  synchronized void level(Level level) {
    if (!low && level.isLow()) {
      low = true;
      events.accept(new KeysLow(peer, level.stored(), level.alarmBelow()));
    } else if (low && level.isEnough()) {
      low = false;
      events.accept(new KeysEnough(peer, level.stored()));
    }
  }
}
