package org.ukms.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node with a good peer among bad ones, H-1 to H-4, P-2, E-2. */
@Tag(Host.ANY)
@Tag("full")
class HostilePeerIT {

  private static final int INTERVAL_SECONDS = 2;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static final String PREFIX = "probed-";

  private static final Map<String, HostilePeer> HOSTILE = new LinkedHashMap<>();
  private static final Map<String, HostilePeer> PROBED = new LinkedHashMap<>();

  private static TestKme kme;
  private static HostilePeer badDevice;
  private static List<Node> nodes;
  private static Node hub;
  private static int hubPort;
  private static KeyPair pair;

  @BeforeAll
  static void startAHubWithOneGoodPeerAndManyBadOnes() throws IOException, InterruptedException {
    kme = new TestKme();
    HOSTILE.putAll(hostile());
    HOSTILE.put("fair", new HostilePeer(HostilePeer.says("{\"key_ID\": \"fair\", \"more\": 1}")));
    badDevice = new HostilePeer(HostilePeer::closes);

    NodeFolder one = NodeFolder.underTest(folder, "hub");
    NodeFolder good = new NodeFolder(folder, "good");
    for (NodeFolder node : List.of(one, good)) {
      node.set("key_rotation_seconds", INTERVAL_SECONDS);
      node.set("enable_fake_qkd_api", false);
      node.set("kme_timeout_seconds", 2);
      node.set("peer_timeout_seconds", 3);
    }
    NodeFolder.link(one, good, kme.url());
    one.peer("down", "http://localhost:" + Ports.free(), kme.url());
    // Who speaks classic to them asks at once; who does not know yet asks for the exchange.
    HOSTILE.forEach(
        (name, peer) -> {
          one.peer(name, peer.url(), name.equals("fair") ? badDevice.url() : kme.url());
          one.setForPeer(name, "protocol", "'classic'");
        });
    PROBED.putAll(hostile());
    PROBED.put("mute", new HostilePeer(HostilePeer.says("{\"ukms\": 2}")));
    PROBED.forEach((name, peer) -> one.peer(PREFIX + name, peer.url(), kme.url()));
    hubPort = one.port();
    nodes = Node.startAll(one, good);
    hub = nodes.get(0);
    pair = KeyPair.of(one, good);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  private static Map<String, HostilePeer> hostile() throws IOException {
    Map<String, HostilePeer> hostile = new LinkedHashMap<>();
    hostile.put("silent", new HostilePeer(HostilePeer::silent));
    hostile.put("drips", new HostilePeer(HostilePeer::drips));
    hostile.put("closes", new HostilePeer(HostilePeer::closes));
    hostile.put("junk", new HostilePeer(HostilePeer.writes("\0\1\2 junk \377\r\n\r\n")));
    hostile.put("huge", new HostilePeer(HostilePeer.says("x".repeat(10 << 20))));
    hostile.put("wrong", new HostilePeer(HostilePeer.says("{\"key_ID\": 5}")));
    hostile.put("moved", new HostilePeer(HostilePeer.writes(redirection())));
    return hostile;
  }

  @AfterAll
  static void endThem() throws IOException {
    if (nodes != null) {
      nodes.forEach(Node::close);
    }
    for (HostilePeer peer : HOSTILE.values()) {
      peer.close();
    }
    for (HostilePeer peer : PROBED.values()) {
      peer.close();
    }
    badDevice.close();
    kme.close();
  }

  @Test
  void theGoodPairRotatesOnTimeAllTheWhile() {
    long most = Rhythm.longestPause(hub, "hsn_good", 8, LIMIT).toMillis();
    System.out.printf(
        "beside hostile peers at most %d ms from one rotation to the next, expected %d s%n",
        most, INTERVAL_SECONDS);
    assertThat(most).isLessThan(2 * INTERVAL_SECONDS * 1000L);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @Test
  void theStatusNamesTheCauseOfEachFailureAndItsPlace() {
    Map<String, String> causes =
        Map.of(
            "down", ": no connection: refused or unreachable",
            "silent", ": no whole reply within 3",
            "drips", ": no whole reply within 3",
            "closes", ": no whole reply (",
            "junk", ": no whole reply (",
            "huge", ": a reply of more than ",
            "wrong", ": its reply: key_ID: number, expected a string",
            "moved", ": status 302, expected 200");
    Map<String, String> ofProbes =
        Map.of(
            "silent", ": no whole reply within 5",
            "drips", ": no whole reply within 5",
            "closes", ": no whole reply (",
            "junk", ": no whole reply (",
            "huge", ": a reply of more than ",
            "wrong", ": its reply to the probe has no \"ukms\": 2",
            "moved", ": status 302, expected 200",
            "mute", ": its reply: suite: missing, expected a string");
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              JsonNode peers = hub.http().get("/api/admin/v1/status").json().get("peers");
              assertThat(peers).hasSize(causes.size() + ofProbes.size() + 2);
              for (JsonNode peer : peers) {
                String name = peer.get("name").textValue().substring("hsn_".length());
                String cause = peer.get("last_failure_cause").asText();
                Optional<String> expected =
                    name.startsWith(PREFIX)
                        ? Optional.of(ofProbes.get(name.substring(PREFIX.length())))
                        : Optional.ofNullable(causes.get(name));
                if (expected.isPresent()) {
                  assertThat(cause)
                      .as(name)
                      .contains("peer at http://localhost:")
                      .contains(expected.get());
                  assertThat(peer.get("next_attempt").isNull()).as(name).isFalse();
                }
                if (name.equals("fair")) {
                  assertThat(cause)
                      .contains(
                          "QKD device at " + badDevice.url() + ", dec_keys: no whole reply (");
                }
              }
            });
  }

  @Test
  void whoClosesWithoutAReplyIsAskedOncePerAttempt() {
    await().atMost(LIMIT).until(() -> failures("closes") >= 5 && failures("fair") >= 5);
    assertAskedOncePerAttempt("closes", HOSTILE.get("closes"));
    assertAskedOncePerAttempt("fair", HOSTILE.get("fair"));
    assertAskedOncePerAttempt("fair", badDevice);
  }

  /** W-4: bob resets the connection while our device is asked, so the key ID cannot reach him. */
  @Test
  void aReplyThatCannotLeaveInstallsNothing() throws IOException {
    Socket caller = new Socket("localhost", hubPort);
    caller.setSoLinger(true, 0);
    kme.beforeTheReplyFor("sae_silent", () -> reset(caller));
    String path = hub.folder().contextPath() + "/api/v1/peer/hsn_silent/rotate";
    String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    caller.getOutputStream().write(request.getBytes(US_ASCII));
    await().atMost(LIMIT).until(() -> kme.issuedFor("sae_silent") == 1);

    // Past the time in which a question is a repeat, and would be told the same key ID.
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    hub.http().get("/api/v1/peer/hsn_silent/rotate");
    await().atMost(LIMIT).until(() -> answered() > 0);
    assertThat(kme.issuedFor("sae_silent")).isEqualTo(2);
    assertThat(answered()).isEqualTo(1);
  }

  private static long answered() {
    return hub.log().stream().filter(line -> line.contains("hsn_silent: answered")).count();
  }

  private static void reset(Socket caller) {
    try {
      caller.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void thereIsNoDeviceUnlessItIsEnabled() throws IOException {
    for (String method : List.of("status", "enc_keys", "dec_keys?key_ID=x")) {
      Refusals.assertRefusal(hub.http().get("/api/v1/keys/sae_good/" + method), 404);
    }
    Refusals.assertRefusal(
        hub.http().post("/api/v1/keys/sae_good/enc_keys", "application/json", "{}"), 404);
  }

  private static void assertAskedOncePerAttempt(String name, HostilePeer asked) {
    int requests = asked.requests();
    // One attempt may be under way, the log of which is yet to come.
    assertThat(requests).as("requests of %s", name).isBetween(1, failures(name) + 1);
  }

  private static int failures(String name) {
    return (int)
        hub.log().stream()
            .filter(line -> line.contains("hsn_" + name + ": rotation failed: "))
            .count();
  }

  private static String redirection() {
    return "HTTP/1.1 302 Found\r\nLocation: " + kme.url() + "\r\nContent-Length: 0\r\n\r\n";
  }
}
