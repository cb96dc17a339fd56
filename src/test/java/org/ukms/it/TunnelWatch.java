package org.ukms.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ukms.it.tunnel.Pings;
import org.ukms.it.tunnel.WgInPath.Call;

/** Notes what becomes of a tunnel. */
final class TunnelWatch {

  private final Tunnel tunnel;
  private final Set<String> psks = new HashSet<>();
  private final Set<Instant> handshakes = new TreeSet<>();
  private final Set<Instant> inUse = new TreeSet<>();

  TunnelWatch(Tunnel tunnel) {
    this.tunnel = tunnel;
  }

  /** Waits for the first PSK and the first handshake. */
  Pings begin() throws IOException {
    psks.add(tunnel.awaitEqual(Set.of()));
    Pings pings = tunnel.pings();
    look();
    return pings;
  }

  /** Notes what there is now. */
  void look() throws IOException {
    tunnel.equal().ifPresent(psks::add);
    tunnel.handshakeAfter(Instant.EPOCH).ifPresent(handshakes::add);
    JsonNode delivery = tunnel.leader().delivery(tunnel.follower());
    if (delivery.get("state").textValue().equals("in use")) {
      inUse.add(Instant.parse(delivery.get("since").textValue()));
    }
  }

  /** Those that both ends had. */
  Set<String> psks() {
    return psks;
  }

  /** The handshakes of WireGuard. */
  Set<Instant> handshakes() {
    return handshakes;
  }

  /** From the last PSK before a handshake to the handshake, of which the second is known. */
  private List<Long> secondsToUse() throws IOException {
    List<Call> sets = Tunnel.sets(tunnel.leader(), tunnel.follower());
    List<Long> seconds = new ArrayList<>();
    for (Instant handshake : inUse) {
      sets.stream()
          .map(Call::end)
          .filter(set -> set.isBefore(handshake.plusSeconds(1)))
          .max(Instant::compareTo)
          .ifPresent(
              set -> seconds.add(Duration.between(set, handshake.plusSeconds(1)).toSeconds()));
    }
    return seconds;
  }

  /** What was measured. */
  String figures() throws IOException {
    return "%s to %s: %d PSKs, %d handshakes, PSKs in use after %s s; ends differed %s; one delivery %s"
        .formatted(
            tunnel.leader().name(),
            tunnel.follower().name(),
            psks.size(),
            handshakes.size(),
            secondsToUse(),
            tunnel.windows(),
            tunnel.deliveries());
  }
}
