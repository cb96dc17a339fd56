package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All that a stranger may ask of a node in the confirmed exchange: W-9. Alice leads bob and follows
 * aaron; neither is there.
 */
@Tag(Host.ANY)
class ConfirmedSurfaceIT {

  private static final String BOB = "/api/v2/peer/hsn_bob";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static TestKme kme;
  private static Node node;

  @BeforeAll
  static void startANodeWhosePeersAreDown() throws IOException, InterruptedException {
    kme = new TestKme();
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    for (String peer : new String[] {"bob", "aaron", "classic"}) {
      alice.peer(peer, "http://localhost:" + Ports.free(), kme.url());
    }
    alice.setForPeer("classic", "protocol", "'classic'");
    node = Node.startAll(alice).get(0);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
    assertThat(kme.keys()).as("keys burnt by all of this").isEmpty();
    kme.close();
  }

  private static Reply post(String path, String body) throws IOException {
    return node.http().post(path, "application/json", body);
  }

  private static JsonNode jsonOf(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.raw()).isEqualTo(status);
    assertThat(reply.header("content-type")).startsWith("application/json");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    return reply.json();
  }

  @Test
  void aProbeTellsThatTheExchangeIsSpoken() throws IOException {
    JsonNode json = jsonOf(node.http().get(BOB), 200);
    assertThat(json.get("ukms").intValue()).isEqualTo(2);
    assertThat(json).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hsn_carol", "HSN_BOB", "hsn_alice", "%20", "-"})
  void aPeerThatIsNotKnownHereIsToldSoByANodeThatSpeaksTheExchange(String name) throws IOException {
    JsonNode probed = jsonOf(node.http().get("/api/v2/peer/" + name), 404);
    assertThat(probed.get("ukms").intValue()).isEqualTo(2);
    assertThat(probed.get("message").textValue()).isEqualTo("unknown peer");
    JsonNode told = jsonOf(post("/api/v2/peer/" + name + "/state", ConfirmedMessages.state()), 404);
    assertThat(told.get("ukms").intValue()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/state"})
  void aPeerOfTheClassicExchangeIsAnsweredAsByANodeThatKnowsNoOther(String verb)
      throws IOException {
    String path = "/api/v2/peer/hsn_classic" + verb;
    Refusals.assertRefusal(verb.isEmpty() ? node.http().get(path) : post(path, "{}"), 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          state   | ``               | object
          state   | {                | line 1, column
          state   | []               | object
          state   | {"suite": "x", "suite": "x"} | no strict JSON
          state   | {"suite": 5}     | suite: number, expected a string
          commit  | {"suite": "x"}   | leader_KME_ID: missing, expected a string
          """)
  void saysWhereJsonIsWrong(String verb, String body, String where) throws IOException {
    JsonNode json = jsonOf(post(BOB + "/" + verb, body), 400);
    assertThat(json.get("message").textValue()).contains(where);
  }

  @Test
  void takesBodiesOfUpTo8KiB() throws IOException {
    String fits = ConfirmedMessages.request();
    String filled = fits + " ".repeat(8 * 1024 - fits.length());
    assertThat(post(BOB + "/request", filled).status()).isEqualTo(200);
    JsonNode json = jsonOf(post(BOB + "/request", filled + " "), 413);
    assertThat(json.get("message").textValue()).isEqualTo("expected at most 8192 bytes");
    assertThat(post(BOB + "/request", " ".repeat(1 << 20)).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/states", "/state/x", "/new", "/rotate", "/State", "/none"})
  void knowsNoOtherVerb(String verb) throws IOException {
    Refusals.assertRefusal(post(BOB + verb, ConfirmedMessages.state()), 404);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /state",
    "GET, /prepare",
    "PUT, /commit",
    "DELETE, /request",
    "HEAD, /state",
    "POST, ''",
    "DELETE, ''",
  })
  void refusesOtherMethods(String method, String verb) throws IOException {
    Reply reply = node.http().send(method, BOB + verb);
    assertThat(reply.header("allow")).as("Allow").isNotEmpty();
    Refusals.assertRefusal(reply, 405);
  }

  @Test
  void aLeaderIsNotLed() throws IOException {
    String nonce = ConfirmedMessages.random(16);
    assertThat(jsonOf(post(BOB + "/state", ConfirmedMessages.state()), 409).get("error").asText())
        .isEqualTo("role");
    assertThat(
            jsonOf(post(BOB + "/prepare", ConfirmedMessages.reset(nonce, 0)), 409)
                .get("error")
                .asText())
        .isEqualTo("role");
    assertThat(
            jsonOf(post(BOB + "/commit", ConfirmedMessages.commit(1)), 409).get("error").asText())
        .isEqualTo("role");
  }

  @Test
  void aMessageThatNamesAnotherPairIsRefused() throws IOException {
    for (String verb : new String[] {"state", "request"}) {
      String path = "/api/v2/peer/hsn_aaron/" + verb;
      String error = jsonOf(post(path, ConfirmedMessages.state()), 409).get("error").asText();
      assertThat(error).isEqualTo(verb.equals("state") ? "identity" : "role");
    }
  }

  @Test
  void aCallerWhoLeavesInTheMiddleOfABodyLeavesNothingInTheLog() throws IOException {
    int lines = node.log().size();
    for (String verb : new String[] {"state", "prepare", "commit", "request"}) {
      try (Socket caller = new Socket("localhost", node.folder().port())) {
        String path = node.folder().contextPath() + BOB + "/" + verb;
        String head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{";
        caller.getOutputStream().write(head.getBytes(ISO_8859_1));
        caller.shutdownOutput();
        InputStream in = caller.getInputStream();
        // The node has had the end of it.
        in.readAllBytes();
      }
    }
    await().atMost(LIMIT).until(() -> post(BOB + "/request", "{}").status() == 400);
    assertThat(node.log().subList(lines, node.log().size()))
        .noneMatch(line -> line.contains("xception"));
  }
}
