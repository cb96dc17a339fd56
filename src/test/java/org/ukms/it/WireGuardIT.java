package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.ukms.it.tunnel.Pings;
import org.ukms.it.tunnel.WgInPath.Call;
import org.ukms.it.tunnel.WireGuard;

/**
 * A tunnel of WireGuard whose PSK two nodes rotate, with packets in it all the time: L-4 to L-9.
 *
 * <p>WireGuard takes a PSK at a handshake, and traffic makes it shake hands every 120 s: until then
 * other things are tried.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock("the processors, of which many nodes and tunnels at once ask too much")
class WireGuardIT {

  private static final int ROTATIONS = 20;
  private static final Duration HANDSHAKES = Duration.ofMinutes(2);
  private static final Duration LIMIT = Tunnel.LIMIT;

  @TempDir static Path folder;

  private static final Set<String> SEEN = new HashSet<>();

  private static Site alice;
  private static Site bob;
  private static Tunnel tunnel;
  private static KeyPair files;
  private static Pings pings;

  /** Another peer of Alice's interface, and an interface of hers that is not there yet. */
  private static String other;

  private static String othersPsk;
  private static String later;
  private static String latersPeer;

  @BeforeAll
  static void startTwoSites() throws IOException {
    Tool.requireTunnels();
    alice = new Site(folder, "alice", 1);
    bob = new Site(folder, "bob", 2);
    Site.link(alice, bob);
    tunnel = new Tunnel(alice, bob);
    other = WireGuard.genpub();
    othersPsk = WireGuard.genkey();
    alice.wireGuard().peer(other, "10.98.0.9");
    alice.wireGuard().psk(other, othersPsk);
    later = alice.namespace().interfaceName(1);
    latersPeer = WireGuard.genpub();
    alice.deliver(bob, later, latersPeer);
    files = KeyPair.of(alice.folder(), bob.folder());
    alice.deliverToFile(bob);
    bob.deliverToFile(alice);
    bob.folder().setForPeer("alice", "on_shutdown", "'random'");
    Site.startAll(alice, bob);
  }

  @AfterAll
  static void endThem() {
    if (alice != null) {
      alice.close();
    }
    if (bob != null) {
      bob.close();
    }
  }

  @Test
  @Order(1)
  void aPskIsInPlaceBeforeANodeSaysThatItIsReady() throws IOException {
    for (Site site : List.of(alice, bob)) {
      List<Call> calls = site.wg().calls(site.wireGuard());
      Instant first = calls.stream().filter(Call::sets).findFirst().orElseThrow().end();
      String ready =
          site.node().log().stream()
              .filter(line -> line.contains(" ready: "))
              .findFirst()
              .orElseThrow();
      assertThat(Instant.parse(ready.substring(0, ready.indexOf(' '))))
          .isAfterOrEqualTo(first.truncatedTo(ChronoUnit.MILLIS));
    }
  }

  @Test
  @Order(2)
  void twentyRotationsGiveBothEndsTheSamePskEachTime() throws IOException {
    SEEN.add(tunnel.awaitEqual(Set.of()));
    pings = tunnel.pings();
    long before = alice.view(bob).status().get("epoch").asLong();
    SEEN.addAll(tunnel.rotations(ROTATIONS));
    assertThat(alice.view(bob).status().get("epoch").asLong() - before)
        .isGreaterThanOrEqualTo(ROTATIONS);
    assertThat(alice.delivery(bob).get("reason").textValue()).isEqualTo("exchanged");
    System.out.printf("wg set of the follower to that of the leader: %s%n", tunnel.windows());
    System.out.printf("one delivery: %s%n", tunnel.deliveries());
  }

  @Test
  @Order(3)
  void wgThatFailsIsToldWithItsAgeAndHoldsUpNothingElse() throws IOException {
    alice.wg().fails();
    JsonNode failed = awaitState(alice, bob, alice.wireGuard().name(), "failed");
    assertThat(failed.get("cause").textValue()).contains("wg");
    assertThat(Instant.parse(failed.get("since").textValue()))
        .isBetween(Instant.now().minus(LIMIT), Instant.now());
    othersGoOn();
    JsonNode still = alice.delivery(bob);
    assertThat(still.get("state").textValue()).isEqualTo("failed");
    assertThat(still.get("since")).isEqualTo(failed.get("since"));
    assertThat(still.get("age_seconds").asInt()).isPositive();
    alice.wg().works();
    SEEN.add(tunnel.awaitNext());
    JsonNode healed = awaitState(alice, bob, alice.wireGuard().name(), "set");
    assertThat(healed.get("cause").isNull()).isTrue();
  }

  @Test
  @Order(4)
  void wgThatHangsIsEndedAndHoldsUpNothingElse() throws IOException {
    alice.wg().hangs();
    othersGoOn();
    JsonNode failed = awaitState(alice, bob, alice.wireGuard().name(), "failed");
    assertThat(failed.get("cause").textValue()).contains("killed");
    alice.wg().works();
    SEEN.add(tunnel.awaitNext());
    assertThat(awaitState(alice, bob, alice.wireGuard().name(), "set")).isNotNull();
  }

  @Test
  @Order(5)
  void anInterfaceThatComesLaterGetsItsPsk() throws IOException {
    assertThat(alice.delivery(bob, later).get("state").textValue()).isEqualTo("failed");
    assertThat(alice.delivery(bob, later).get("cause").textValue()).contains(later);
    WireGuard come = WireGuard.start(alice.namespace(), 1, "10.98.1.1");
    come.peer(latersPeer, "10.98.1.2");
    assertThat(awaitState(alice, bob, later, "set")).isNotNull();
    await("it has the PSK")
        .atMost(LIMIT)
        .until(
            () -> come.psk(latersPeer).equals(alice.psk(bob)) && come.psk(latersPeer).isPresent());
  }

  /** With the device cut off the PSK stays, so that there is time to see it in use. */
  @Test
  @Order(6)
  void aPskIsInUseFromTheNextHandshakeOfWireGuard() throws IOException {
    alice.loseDevice();
    String stays = awaitNoRotation();
    Instant installed = lastSet();
    Instant handshake =
        await("a handshake")
            .atMost(HANDSHAKES.plus(LIMIT))
            .until(() -> tunnel.handshakeAfter(installed), Optional::isPresent)
            .orElseThrow();
    for (Site site : List.of(alice, bob)) {
      Site peer = site == alice ? bob : alice;
      JsonNode used = awaitState(site, peer, site.wireGuard().name(), "in use");
      assertThat(Duration.between(handshake, Instant.parse(used.get("since").textValue())).abs())
          .isLessThanOrEqualTo(Duration.ofSeconds(1));
      System.out.printf(
          "%s: in use %d s after it was set, told after another %d ms%n",
          site.name(),
          Duration.between(installed, handshake).toSeconds(),
          Duration.between(handshake, Instant.now()).toMillis());
    }
    assertThat(tunnel.equal()).contains(stays);
    alice.findDevice();
    SEEN.add(tunnel.awaitNext());
    assertThat(awaitState(alice, bob, alice.wireGuard().name(), "set")).isNotNull();
  }

  @Test
  @Order(7)
  void noPacketWasLost() throws InterruptedException {
    Pings.Count count = pings.stop();
    System.out.printf("one pair, %d PSKs, one handshake: %s%n", SEEN.size(), count);
    assertThat(count.sent()).isGreaterThan(1000);
    assertThat(count.lost()).isZero();
  }

  @Test
  @Order(8)
  void theOtherPeerOfTheInterfaceWasLeftAlone() throws IOException {
    assertThat(alice.wireGuard().psk(other)).contains(othersPsk);
    assertThat(alice.wg().calls())
        .noneMatch(call -> call.sets() && call.arguments().contains(other));
  }

  @Test
  @Order(9)
  void noPskWasEverAnArgument() throws IOException {
    for (Site site : List.of(alice, bob)) {
      assertThat(site.wg().calls())
          .noneMatch(call -> SEEN.stream().anyMatch(call.arguments()::contains))
          .filteredOn(Call::sets)
          .isNotEmpty()
          .allMatch(call -> call.arguments().endsWith(" preshared-key /dev/stdin"));
    }
  }

  @Test
  @Order(10)
  void aNodeThatStopsLeavesARandomPskWhereItIsToldTo() throws InterruptedException {
    Set<String> before = new HashSet<>(SEEN);
    var unused = bob.node().stop();
    Optional<String> kept = alice.psk(bob);
    before.add(kept.orElseThrow());
    assertThat(bob.psk(alice)).hasValueSatisfying(psk -> assertThat(before).doesNotContain(psk));
    var unusedToo = alice.node().stop();
    assertThat(alice.psk(bob)).as("she is not told to").isEqualTo(kept);
  }

  /** Three rotations that Bob's tunnel and the files of both take. */
  private static void othersGoOn() throws IOException {
    Set<String> psks = new HashSet<>();
    files.equal().ifPresent(psks::add);
    for (int i = 0; i < 3; i++) {
      psks.add(files.awaitEqual(psks, LIMIT));
      await("Bob's tunnel has what the files have")
          .atMost(LIMIT)
          .until(() -> bob.psk(alice).isPresent() && bob.psk(alice).equals(files.equal()));
    }
  }

  /** Waits for a rotation that fails: none is under way then. */
  private static String awaitNoRotation() {
    Instant start = Instant.now();
    await("rotations fail")
        .atMost(LIMIT)
        .until(
            () -> {
              String failure = alice.view(bob).status().get("last_failure").asText("");
              return !failure.isEmpty() && Instant.parse(failure).isAfter(start);
            });
    return tunnel.awaitEqual(Set.of());
  }

  private static Instant lastSet() throws IOException {
    return Stream.concat(Tunnel.sets(alice, bob).stream(), Tunnel.sets(bob, alice).stream())
        .map(Call::end)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static JsonNode awaitState(Site site, Site peer, String interfaceName, String state) {
    return await(site.name() + ", " + interfaceName + ": " + state)
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> site.delivery(peer, interfaceName),
            delivery -> delivery.get("state").textValue().equals(state));
  }
}
