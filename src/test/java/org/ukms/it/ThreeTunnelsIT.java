package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.ukms.it.tunnel.Pings;

/**
 * Alice, Bob and Carol with a tunnel from each to the next, over many rotations and some handshakes
 * of WireGuard: Bob's interface has two peers, and his node is killed on the way.
 */
@Tag("full")
@ResourceLock("the processors, of which many nodes and tunnels at once ask too much")
class ThreeTunnelsIT {

  private static final int ROTATIONS = 60;
  private static final int HANDSHAKES = 3;
  private static final int ROTATIONS_BEFORE_THE_KILL = 20;
  private static final Duration LIMIT = Duration.ofMinutes(12);

  @TempDir Path folder;

  @BeforeAll
  static void needsTunnels() {
    Tool.requireTunnels();
  }

  @Test
  void noPacketIsLostOverRotationsHandshakesAndAKilledNode()
      throws IOException, InterruptedException {
    try (Site alice = new Site(folder, "alice", 1);
        Site bob = new Site(folder, "bob", 2);
        Site carol = new Site(folder, "carol", 3)) {
      Site.link(alice, bob);
      Site.link(bob, carol);
      for (Site site : List.of(alice, bob, carol)) {
        // A look for a handshake, 5 s after a key is set, is to come before the next key.
        site.folder().set("key_rotation_seconds", 6);
      }
      Site.startAll(alice, bob, carol);
      List<TunnelWatch> watches =
          List.of(new TunnelWatch(new Tunnel(alice, bob)), new TunnelWatch(new Tunnel(bob, carol)));
      List<Pings> pings = new ArrayList<>();
      for (TunnelWatch watch : watches) {
        pings.add(watch.begin());
      }
      awaitAll(watches, watch -> watch.psks().size() > ROTATIONS_BEFORE_THE_KILL);
      Set<String> meanwhile = killAndRestart(bob, alice);
      awaitAll(
          watches,
          watch -> watch.psks().size() > ROTATIONS && watch.handshakes().size() > HANDSHAKES);
      for (int i = 0; i < watches.size(); i++) {
        Pings.Count count = pings.get(i).stop();
        System.out.printf("%s; %s%n", watches.get(i).figures(), count);
        assertThat(count.lost()).as("lost").isZero();
      }
      assertThat(watches.get(0).psks()).as("PSKs of Bob's end").containsAll(meanwhile);
    }
  }

  private static void awaitAll(List<TunnelWatch> watches, Predicate<TunnelWatch> until) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              for (TunnelWatch watch : watches) {
                watch.look();
              }
              return watches.stream().allMatch(until);
            });
  }

  /** What the tunnel of a site to another has for PSKs until its node is ready again. */
  private static Set<String> killAndRestart(Site site, Site other)
      throws IOException, InterruptedException {
    site.node().kill();
    Instant killed = Instant.now();
    site.start();
    Set<String> psks = new HashSet<>();
    await()
        .atMost(Node.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              psks.add(site.psk(other).orElse("none"));
              return site.node().logText().contains(" ready: ");
            });
    System.out.printf(
        "%s: ready %d ms after it was killed%n",
        site.name(), Duration.between(killed, Instant.now()).toMillis());
    return psks;
  }
}
