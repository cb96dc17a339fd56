package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.tunnel.Pings;

/** A tunnel that is to fail closed while a QKD device is cut off. */
@Tag("full")
class TunnelOutageIT {

  /** WireGuard takes no packet of a session that is older. */
  private static final Duration REJECTED_AFTER = Duration.ofMinutes(3);

  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration LIMIT = Tunnel.LIMIT;

  @TempDir Path folder;

  @BeforeAll
  static void needsTunnels() {
    Tool.requireTunnels();
  }

  @Test
  void theTunnelStopsAfterTheNextHandshakeAndComesBackByItself()
      throws IOException, InterruptedException {
    try (Site alice = new Site(folder, "alice", 1);
        Site bob = new Site(folder, "bob", 2)) {
      Site.link(alice, bob);
      alice.folder().setForPeer("bob", "on_stale", "'random'");
      bob.folder().setForPeer("alice", "on_stale", "'random'");
      alice.folder().setForPeer("bob", "stale_after_seconds", 10);
      bob.folder().setForPeer("alice", "stale_after_seconds", 10);
      Path reasons = tellReasons(alice, bob);
      Site.startAll(alice, bob);
      Tunnel tunnel = new Tunnel(alice, bob);
      String first = tunnel.awaitEqual(Set.of());
      try (Pings pings = tunnel.pings()) {
        Instant handshake = alice.latestHandshake(bob).orElseThrow();
        Set<String> before = tunnel.rotations(5);
        before.add(first);

        alice.loseDevice();
        awaitRandom(alice, bob, before);
        awaitRandom(bob, alice, before);
        assertThat(tunnel.equal()).isEmpty();
        await("the tunnel stops")
            .atMost(REJECTED_AFTER.plus(LIMIT))
            .until(() -> !pings.answeredWithin(SILENCE));
        Duration lived = Duration.between(handshake, Instant.now().minus(SILENCE));
        Pings.Count whileItLived = pings.count();
        System.out.printf("it lives for %d s: %s%n", lived.toSeconds(), whileItLived);
        assertThat(whileItLived.lost()).isZero();
        assertThat(lived).isBetween(REJECTED_AFTER.minusSeconds(5), REJECTED_AFTER.plusSeconds(20));
        assertThat(alice.latestHandshake(bob)).contains(handshake);

        alice.findDevice();
        Instant found = Instant.now();
        tunnel.awaitEqual(before);
        Instant equal = Instant.now();
        await("it comes back").atMost(LIMIT).until(() -> pings.answeredWithin(SILENCE));
        System.out.printf(
            "both ends have a PSK %d ms after the outage, packets come through after another %d ms%n",
            Duration.between(found, equal).toMillis(),
            Duration.between(equal, Instant.now()).toMillis());
        assertThat(tunnel.handshakeAfter(handshake)).isPresent();
        int lost = pings.count().lost();
        tunnel.rotations(3);
        assertThat(pings.count().lost()).as("lost in the outage alone").isEqualTo(lost);
      }
      assertThat(Files.readAllLines(reasons))
          .containsSubsequence("exchanged", "stale", "exchanged")
          .last()
          .isEqualTo("exchanged");
    }
  }

  /** Has a program of Alice's note why it gets a key. */
  private static Path tellReasons(Site alice, Site bob) throws IOException {
    Path reasons = alice.folder().path().resolve("reasons");
    Path program = alice.folder().path().resolve("tell");
    Files.writeString(
        program, "#!/bin/sh\ncat > /dev/null\necho \"$UKMS_REASON\" >> '" + reasons + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    alice.folder().deliver(bob.name(), "kind = \"exec\"\ncommand = [\"" + program + "\"]\n");
    return reasons;
  }

  private static void awaitRandom(Site site, Site peer, Set<String> before) {
    await(site.name() + " has a random PSK")
        .atMost(LIMIT)
        .until(() -> site.delivery(peer).get("reason").textValue().equals("stale"));
    assertThat(site.psk(peer)).hasValueSatisfying(psk -> assertThat(before).doesNotContain(psk));
  }
}
