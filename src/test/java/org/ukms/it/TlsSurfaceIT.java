package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Who may ask a node with TLS for what, and over which port, W-10, L-4. */
@Tag(Host.ANY)
class TlsSurfaceIT {

  private static final String PROBE = "/api/v2/peer/hsn_bob";
  private static final String KEYS = "/api/v1/keys/sae_bob/status";

  @TempDir static Path folder;

  private static Node node;

  @BeforeAll
  static void startANodeWhosePeerIsDown() throws IOException, InterruptedException {
    node = TlsAlice.start(folder);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void answersThePeer() throws IOException {
    assertThat(node.https(TlsAlice.BOB).get(PROBE).status()).isEqualTo(200);
    assertThat(node.https(TlsAlice.BOB).get(KEYS).status()).isEqualTo(200);
    Refusals.assertTellsNothing(node.https(TlsAlice.BOB).get(KEYS));
  }

  @Test
  void knowsThePeerByACertificateForClientsAloneAndByAUri() throws IOException {
    TestIdentity other = TlsAlice.CA.issue("any").uri("kme:hsn_bob").forClients().make();
    assertThat(node.https(other.context(TlsAlice.CA)).get(PROBE).status()).isEqualTo(200);
  }

  @Test
  void refusesAnotherPeersCertificateCountsAndTellsItAndChangesNothing() throws Exception {
    Map<Path, String> before = kept();
    long count = refused(bob());
    long others = refused(node.http().get("/api/admin/v1/status").json());

    for (String path : List.of(PROBE, "/api/v1/peer/hsn_bob/new", "/api/v1/peer/hsn_bob/rotate")) {
      Reply reply = node.https(TlsAlice.CAROL).get(path);
      Refusals.assertRefusal(reply, 403);
      assertThat(reply.json().get("message").textValue())
          .isEqualTo("certificate not accepted for this peer");
    }
    Reply reply =
        node.https(TlsAlice.CAROL).post(PROBE + "/state", "application/json", "no JSON at all");
    Refusals.assertRefusal(reply, 403);

    assertThat(refused(bob())).isEqualTo(count + 4);
    assertThat(bob().get("refused_certificates").get("last_subject").textValue())
        .isEqualTo("CN=sae_carol");
    assertThat(bob().get("refused_certificates").get("last_reason").textValue())
        .isEqualTo("names hsn_carol, expected hsn_bob");
    assertThat(refused(node.http().get("/api/admin/v1/status").json())).isEqualTo(others);
    assertThat(new PeerView(node, "bob").told("certificate refused: CN=sae_carol: names"))
        .as("lines for four refusals within a minute")
        .isEqualTo(1);
    assertThat(kept()).isEqualTo(before);
  }

  @Test
  void refusesAnotherPeersCertificateWhileTheBodyIsStillToCome() throws Exception {
    String head =
        Target.peers("sae_bob")
            .get(3)
            .head(
                node.folder().contextPath(), "Content-Type: application/json", "Content-Length: 9");
    SocketFactory sockets = TlsAlice.CAROL.getSocketFactory();
    try (SlowCaller carol = SlowCaller.connect(sockets, node.folder().port(), head, "")) {
      await("a reply before the body would be late")
          .atMost(Duration.ofSeconds(8))
          .until(
              () -> {
                carol.goOn();
                return carol.over().isPresent();
              });
      assertThat(carol.reply()).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void tellsAnyPeerWhichNamesItKnows() throws IOException {
    Reply unknown = node.https(TlsAlice.CAROL).get("/api/v2/peer/hsn_carol");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().get("ukms").intValue()).isEqualTo(2);
  }

  @Test
  void endsTheHandshakeOfStrangersAndTellsTheLogOnce() throws Exception {
    TestCa other = TestCa.named("other");
    Map<String, SSLContext> strangers = new TreeMap<>();
    strangers.put("CN=stranger", insisting(other.issue("stranger").dns("hsn_bob")));
    strangers.put("CN=own", insisting(TestCa.selfSigned("own").dns("hsn_bob")));
    strangers.put("CN=late", insisting(TlsAlice.CA.issue("late").dns("hsn_bob").expired()));
    strangers.put("nobody", TlsClients.nameless(TlsAlice.CA));
    for (Map.Entry<String, SSLContext> stranger : strangers.entrySet()) {
      long before = refused(node.http().get("/api/admin/v1/status").json());
      assertThatThrownBy(() -> node.https(stranger.getValue()).get(PROBE))
          .as(stranger.getKey())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no reply of HTTP");
      if (node.folder().host() == Host.UBER_JAR) {
        await(stranger.getKey() + " is counted")
            .atMost(Duration.ofSeconds(5))
            .until(() -> refused(node.http().get("/api/admin/v1/status").json()) == before + 1);
        JsonNode status = node.http().get("/api/admin/v1/status").json();
        assertThat(status.get("refused_certificates").get("last_subject").textValue())
            .isEqualTo(stranger.getKey());
      }
    }
    // Servers have logs of their own for these.
    if (node.folder().host() == Host.UBER_JAR) {
      assertThat(node.log())
          .filteredOn(line -> line.contains(" org.ukms.tls certificate refused: "))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void speaksBoth(String version) throws Exception {
    SSLContext context =
        TlsClients.of(version, TlsAlice.CA.issue("sae_bob").dns("hsn_bob").make(), TlsAlice.CA);
    assertThat(node.https(context).get(PROBE).status()).isEqualTo(200);
  }

  @Test
  void listensForPeersAndForThisHostAlone() throws IOException {
    assertThat(Sockets.listening(node.pid()))
        .contains(
            "tcp 127.0.0.1:" + node.folder().port(), "tcp 127.0.0.1:" + node.folder().statusPort())
        .allMatch(socket -> socket.startsWith("tcp 127.0.0.1:"));
    if (node.folder().host() == Host.UBER_JAR) {
      assertThat(Sockets.listening(node.pid())).hasSize(2);
    }
  }

  private static SSLContext insisting(TestCa.Order order) throws Exception {
    return TlsClients.insisting(folder, order.make(), TlsAlice.CA);
  }

  private static JsonNode bob() throws IOException {
    return new PeerView(node, "bob").status();
  }

  private static long refused(JsonNode json) {
    return json.get("refused_certificates").get("count").longValue();
  }

  /** The key files and the state. */
  private static Map<Path, String> kept() throws IOException {
    Map<Path, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.walk(node.folder().path().resolve("psk"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.put(file, Files.readString(file));
      }
    }
    return kept;
  }
}
