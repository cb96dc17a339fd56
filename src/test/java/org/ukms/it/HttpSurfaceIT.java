package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All that a stranger may ask of a node: W-3, W-5, W-6, W-7, L-4, L-5. */
@Tag(Host.ANY)
class HttpSurfaceIT {

  private static final String PEER = "/api/v1/peer/hsn_bob/";

  @TempDir static Path folder;

  private static TestKme kme;
  private static Node node;

  @BeforeAll
  static void startANodeWhosePeerIsDown() throws IOException, InterruptedException {
    kme = new TestKme();
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    // Administration must know a loopback address from others of this machine.
    alice.set("ukms_bind", "'0.0.0.0'");
    alice.set("allow_insecure_peers", true);
    alice.peer("bob", "http://localhost:" + Ports.free(), kme.url());
    node = Node.startAll(alice).get(0);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
    kme.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/health/ready",
        "/metrics",
        "/openapi",
        "/application.wadl",
        "/index.html",
        "/error",
        "/api",
        "/api/v1/peer",
        "/api/v1/peer/hsn_bob",
        "/api/v1/peer/hsn_bob/neu",
        "/api/v1/peer/hsn_bob/new/",
        "/api/v1/peer//new",
        "/api/v1/peer/hsn_carol/new",
        "/api/v1/peer/hsn_carol/rotate",
        "/api/v1/peer/hsn_alice/rotate",
        "/api/v1/peer/HSN_BOB/rotate",
        "/api/v1/peer/hsn%5Fbob/rotate",
        "/api/v1/peer/hsn_bob/rotat%65",
        "/api/v1/peer/hsn_bob;a=b/rotate",
        "/api/v1/peer/hsn_bob/rotate;a=b",
        "/api/v1/peer/hsn_bob%2Frotate",
        "/api/v1/peer/x/../hsn_bob/rotate?a",
        "/api/v1/peer/hsn_bob/rotate?a=b",
        "/api/v1/peer/hsn_bob/new?key_ID=1",
        "/api/v1/keys",
        "/api/v1/keys/sae_bob",
        "/api/v1/keys/sae_bob/keys",
        "/api/admin",
        "/api/admin/v1/health",
        "/api/admin/v1/nothing",
      })
  void answers404InJson(String path) throws IOException {
    int before = kme.issuedFor("sae_bob");
    Refusals.assertRefusal(node.http().get(path), 404);
    assertThat(kme.issuedFor("sae_bob")).as("keys burnt").isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/WEB-INF/classes/org/ukms/version.txt",
        "/META-INF/MANIFEST.MF",
      })
  void servesNothingOfItsArchive(String path) throws IOException {
    Reply reply = node.http().get(path);
    if (node.folder().host() == Host.WILDFLY) {
      // WildFly's own answer, in HTML: it asks no application.
      assertThat(reply.status()).isEqualTo(404);
      Refusals.assertTellsNothing(reply);
    } else {
      Refusals.assertRefusal(reply, 404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/peer/hsn_bob/rotate",
    "PUT, /api/v1/peer/hsn_bob/rotate",
    "DELETE, /api/v1/peer/hsn_bob/new",
    "PATCH, /api/v1/peer/hsn_bob/new",
    "BREW, /api/v1/peer/hsn_bob/new",
    "PUT, /api/v1/keys/sae_bob/enc_keys",
    "BREW, /api/v1/keys/sae_bob/dec_keys",
    "POST, /api/v1/keys/sae_bob/status",
    "POST, /api/admin/v1/status",
    "HEAD, /api/v1/peer/hsn_bob/new",
    "HEAD, /api/v1/peer/hsn_bob/rotate",
    "HEAD, /api/v1/keys/sae_bob/enc_keys",
    "HEAD, /api/v1/keys/sae_bob/dec_keys?key_ID=x",
  })
  void answers405InJsonAndBurnsNoKey(String method, String path) throws IOException {
    int before = kme.issuedFor("sae_bob");
    Reply reply = node.http().send(method, path);
    assertThat(reply.header("allow")).as("Allow").isNotEmpty();
    Refusals.assertRefusal(reply, 405);
    assertThat(kme.issuedFor("sae_bob")).as("keys burnt").isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", PEER + "new", "/api/v1/keys/sae_bob/enc_keys", "/api/admin/v1/status"})
  void answersNoTraceAndBurnsNoKey(String path) throws IOException {
    int before = kme.issuedFor("sae_bob");
    Reply reply = node.http().send("TRACE", path, List.of("Cookie: c"), "");
    assertThat(reply.status()).isEqualTo(405);
    // The server's own answer, before any application is asked.
    assertThat(reply.body()).isEmpty();
    Refusals.assertTellsNothing(reply);
    assertThat(kme.issuedFor("sae_bob")).as("keys burnt").isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {PEER + "new", PEER + "rotate", "/api/v1/keys/sae_bob/enc_keys"})
  void answersOptionsAndBurnsNoKey(String path) throws IOException {
    int before = kme.issuedFor("sae_bob");
    Reply reply = node.http().send("OPTIONS", path);
    assertThat(reply.header("allow")).contains("GET");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    Refusals.assertTellsNothing(reply);
    assertThat(kme.issuedFor("sae_bob")).as("keys burnt").isEqualTo(before);
  }

  @Test
  void answersAPeerWithOneKeyId() throws IOException {
    Reply reply = node.http().get(PEER + "rotate");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.json().properties()).hasSize(1);
    assertThat(reply.json().get("key_ID").textValue()).isNotEmpty();
    Refusals.assertTellsNothing(reply);
  }

  @Test
  void showsItsStatusWithTheMembersThatAnOperatorNeeds() throws IOException {
    Reply reply = node.http().get("/api/admin/v1/status");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    JsonNode status = reply.json();
    assertThat(status.get("node").textValue()).isEqualTo("hsn_alice");
    assertThat(status.get("version").textValue()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(status.get("warnings")).hasSize(2);
    assertThat(status.get("warnings").get(0).textValue()).contains("enable_fake_qkd_api");
    assertThat(status.get("warnings").get(1).textValue()).contains("allow_insecure_peers");
    JsonNode peer = status.get("peers").get(0);
    assertThat(peer.get("name").textValue()).isEqualTo("hsn_bob");
    assertThat(peer.get("exchange").isNull()).as("not known yet").isTrue();
    assertThat(peer.get("last_failure_cause").textValue()).contains("no connection");
    assertThat(peer.get("last_failure").textValue()).matches("20.*Z");
    assertThat(peer.get("next_attempt").textValue()).matches("20.*Z");
    assertThat(peer.get("psk_age_seconds").isNull()).isTrue();
    assertThat(peer.has("last_success")).isTrue();
    assertThat(peer.get("paused").booleanValue()).isFalse();
    assertThat(peer.get("key_IDs").has("ours")).isTrue();
    assertThat(peer.get("key_IDs").has("theirs")).isTrue();
  }

  @Test
  void isLiveAndReady() throws IOException {
    for (String state : List.of("live", "ready")) {
      Reply reply = node.http().get("/api/admin/v1/health/" + state);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().get("status").textValue()).isEqualTo(state);
      Refusals.assertTellsNothing(reply);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "health/live", "health/ready"})
  void refusesAdministrationToOtherMachines(String what) throws IOException {
    InetAddress own = Tool.otherAddress();
    Reply reply =
        new Http(own, node.folder().port(), node.folder().contextPath())
            .get("/api/admin/v1/" + what);
    Refusals.assertRefusal(reply, 403);
  }

  @Test
  void acceptsForwardedAddressesFromNobody() throws IOException {
    InetAddress own = Tool.otherAddress();
    List<String> headers = List.of("X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1");
    Http http = new Http(own, node.folder().port(), node.folder().contextPath());
    Refusals.assertRefusal(http.send("GET", "/api/admin/v1/status", headers, ""), 403);
  }
}
