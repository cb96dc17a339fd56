package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ukms.it.tunnel.Namespace;
import org.ukms.it.tunnel.Pings;
import org.ukms.it.tunnel.WireGuard;

/** That nothing of a namespace stays behind, and that what is lost in it is counted. */
class NamespaceIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @BeforeAll
  static void needsNamespaces() {
    Tool.requireTunnels();
  }

  @Test
  void endsWithAllThatRunsInIt() throws IOException, InterruptedException {
    Namespace namespace = Namespace.open("ends");
    WireGuard wireGuard = WireGuard.start(namespace, 0, "10.98.0.1");
    Path socket = Path.of("/var/run/wireguard", wireGuard.name() + ".sock");
    Process stubborn =
        namespace.command("bash", "-c", "trap '' TERM; while true; do sleep 1; done").start();
    assertThat(socket).exists();
    namespace.close();
    assertThat(stubborn.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.exists(socket)).isFalse();
    assertThat(Namespace.names()).noneMatch(name -> name.endsWith("-ends"));
  }

  @Test
  void ofATestThatWasKilledIsRemovedByTheNext() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String left = "ukms-it-" + gone.pid() + "-1-left";
    assertThat(new ProcessBuilder("ip", "netns", "add", left).start().waitFor()).isZero();
    Process inside = new ProcessBuilder("ip", "netns", "exec", left, "sleep", "600").start();
    Namespace own = Namespace.open("own");
    try {
      Namespace.open("next").close();
      assertThat(inside.waitFor(1, TimeUnit.SECONDS)).isTrue();
      assertThat(Namespace.names()).doesNotContain(left).anyMatch(name -> name.endsWith("-own"));
    } finally {
      own.close();
      inside.destroyForcibly();
    }
  }

  @Test
  void packetsThatAreLostOnTheWayAreCounted() throws IOException, InterruptedException {
    try (Namespace here = Namespace.open("here");
        Namespace there = Namespace.open("there")) {
      here.join(there, "10.99.0.1", "10.99.0.2");
      here.route("10.97.0.1", "10.99.0.2");
      there.addAddress("10.97.0.1");
      try (Pings pings = Pings.start(here, "10.97.0.1")) {
        await().atMost(LIMIT).until(() -> pings.count().sent() > 100);
        assertThat(pings.count().lost()).isZero();
        there.removeAddress("10.97.0.1");
        await().atMost(LIMIT).until(() -> !pings.answeredWithin(Duration.ofSeconds(1)));
        there.addAddress("10.97.0.1");
        await().atMost(LIMIT).until(() -> pings.answeredWithin(Duration.ofSeconds(1)));
        Pings.Count count = pings.stop();
        assertThat(count.lost()).isBetween(20, count.sent() - 100);
        assertThat(count.longestSilence()).isGreaterThan(Duration.ofSeconds(1));
      }
    }
  }
}
