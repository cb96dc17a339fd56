package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulated QKD device over HTTP, by the numbers of the checklist: W-5, W-8. */
@Tag(Host.ANY)
class SimulatedKmeIT {

  private static final String KEYS = "/api/v1/keys/sae_bob/";
  private static final String JSON = "application/json";

  @TempDir static Path folder;

  private static Node node;

  @BeforeAll
  static void startANodeThatIsADeviceAlone() throws IOException, InterruptedException {
    node = Node.startAll(NodeFolder.underTest(folder, "device")).get(0);
  }

  @AfterAll
  static void endIt() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void c10DecodesTheSaeIdBeforeItJudges() throws IOException {
    assertThat(keys(get("/api/v1/keys/sae%5Falice/enc_keys"))).hasSize(1);
    Refusals.assertRefusal(get("/api/v1/keys/peer%20B/enc_keys"), 400);
    Refusals.assertRefusal(get("/api/v1/keys/a%2Fb/enc_keys"), 400);
    Refusals.assertRefusal(get("/api/v1/keys/a%2Fb/dec_keys?key_ID=x"), 400);
    Refusals.assertRefusal(get("/api/v1/keys/a%2Fb/status"), 400);
  }

  @Test
  void c30GetKeyWithoutParameters() throws IOException {
    Reply reply = get(KEYS + "enc_keys");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.header("content-type")).startsWith(JSON);
    JsonNode key = keys(reply).get(0);
    assertThat(key.get("key_ID").textValue()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}");
    assertThat(key.get("key").textValue()).hasSize(44);
  }

  @Test
  void c31GetKeyWithParameters() throws IOException {
    assertThat(keys(get(KEYS + "enc_keys?number=3&size=256"))).hasSize(3);
    Refusals.assertRefusal(get(KEYS + "enc_keys?number=0"), 400);
    Refusals.assertRefusal(get(KEYS + "enc_keys?number=1&number=2"), 400);
  }

  @Test
  void c32AndC33AndC34GetKeyByPost() throws IOException {
    assertThat(keys(node.http().post(KEYS + "enc_keys", JSON, "{}"))).hasSize(1);
    String full =
        """
        {"number": 2, "size": 256, "extension_mandatory": [], "extension_optional": [{"a": 1}]}""";
    assertThat(keys(node.http().post(KEYS + "enc_keys", JSON, full))).hasSize(2);
    assertThat(keys(node.http().post(KEYS + "enc_keys", JSON + ";charset=UTF-8", "{}"))).hasSize(1);
    assertThat(keys(node.http().send("POST", KEYS + "enc_keys"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "C-37, '{\"size\": 255}', size shall be a multiple of 8",
    "C-38, '{\"extension_mandatory\": [{\"a\": 1}]}',"
        + " not all extension_mandatory parameters are supported",
    "C-39, '{\"extension_mandatory\": [{\"ukms_key_source\": \"true\"}]}',"
        + " not all extension_mandatory request options could be met",
  })
  void refusesInTheWordsOfTheStandard(String number, String body, String message)
      throws IOException {
    Reply reply = node.http().post(KEYS + "enc_keys", JSON, body);
    assertThat(reply.status()).as(number).isEqualTo(400);
    assertThat(reply.json().get("message").textValue()).as(number).isEqualTo(message);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
  }

  @Test
  void c60GetKeyWithKeyIdsByTheMastersName() throws IOException {
    String known = "/api/v1/keys/sae_alice/dec_keys?key_ID=KID-1";
    JsonNode key = keys(get(known)).get(0);
    assertThat(key.get("key_ID").textValue()).isEqualTo("KID-1");
    assertThat(key.get("key").textValue())
        .isEqualTo("psb9CsYGFitI9Ifco/IsVTUkZpRmr+Gmgv+5/GfRcf8=");
    Refusals.assertRefusal(get(KEYS + "dec_keys"), 400);
    Refusals.assertRefusal(get(KEYS + "dec_keys?key_ID=a&key_ID=b"), 400);
  }

  @Test
  void c64KeepsTheOrderAndTakesNoIdTwice() throws IOException {
    String body = "{\"key_IDs\": [{\"key_ID\": \"b\"}, {\"key_ID\": \"a\"}]}";
    JsonNode keys = keys(node.http().post(KEYS + "dec_keys", JSON, body));
    assertThat(keys.findValuesAsText("key_ID")).containsExactly("b", "a");
    String twice = body.replace("\"a\"", "\"b\"");
    Refusals.assertRefusal(node.http().post(KEYS + "dec_keys", JSON, twice), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"enc_keys", "dec_keys"})
  void refusesABodyOfAnotherTypeOrLength(String method) throws IOException {
    String path = KEYS + method;
    Refusals.assertRefusal(node.http().post(path, "text/xml", "<a/>"), 415);
    Refusals.assertRefusal(node.http().post(path, "neither", "{}"), 400);
    String huge = "{\"a\": \"" + "x".repeat(1 << 17) + "\"}";
    Refusals.assertRefusal(node.http().post(path, JSON, huge), 413);
    Refusals.assertRefusal(node.http().post(path, JSON, "{\"a\""), 400);
    Refusals.assertRefusal(node.http().post(path, JSON, "[]"), 400);
  }

  private static Reply get(String path) throws IOException {
    return node.http().get(path);
  }

  private static JsonNode keys(Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    Refusals.assertTellsNothing(reply);
    return reply.json().get("keys");
  }
}
