package org.ukms.etsi014;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.etsi014.KmeClient.Asking;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.http.RawServer;
import org.ukms.http.TestCaller;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.name.SaeId;

/** What is sent by POST, and what comes of a status and of refusals (E-1, E-7, E-8). */
@Timeout(20)
class KmeRequestsTest {

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final String KEYS =
      "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":\"" + SampleKeys.K1 + "\"}]}";
  private static final String STATUS =
      "{\"source_KME_ID\":\"kme_a\",\"target_KME_ID\":\"kme_b\",\"master_SAE_ID\":\"sae_alice\","
          + "\"slave_SAE_ID\":\"sae_bob\",\"key_size\":256,\"stored_key_count\":25,"
          + "\"max_key_count\":100,\"max_key_per_request\":128,\"max_key_size\":1024,"
          + "\"min_key_size\":64,\"max_SAE_ID_count\":0}";

  @RegisterExtension static final TestCaller CALLER = new TestCaller();

  @Test
  void e1_asksByPostForOneKeyOf256Bits() throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(KEYS));
        QkdKey key = client(device.url(), Asking.POST).getKey(TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
      assertThat(device.requests().get(0))
          .startsWith("POST /api/v1/keys/sae_bob/enc_keys HTTP/1.1")
          .contains("application/json")
          .endsWith("{\"number\":1,\"size\":256}");
    }
  }

  @Test
  void e1_asksByPostForAKeyByItsId() throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(KEYS));
        QkdKey key = client(device.url(), Asking.POST).getKey(new KeyId("kid-1"), TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
      assertThat(device.requests().get(0))
          .startsWith("POST /api/v1/keys/sae_bob/dec_keys HTTP/1.1")
          .endsWith("{\"key_IDs\":[{\"key_ID\":\"kid-1\"}]}");
    }
  }

  @Test
  void e1_asksByGetForOneKeyOf256Bits() throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(KEYS));
        QkdKey key = client(device.url(), Asking.SIZED_GET).getKey(TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
      assertThat(device.requests().get(0))
          .startsWith("GET /api/v1/keys/sae_bob/enc_keys?number=1&size=256 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"key_container_extension", "keys[0].key_ID_extension", "keys[0].key_extension"})
  void e2_anExtensionIsAnObject(String path) throws Exception {
    String member = "\"" + path.replace("keys[0].", "") + "\":%s,";
    String before = path.contains(".") ? "\"key_ID\"" : "\"keys\"";
    for (String found : new String[] {"null", "[]", "7", "\"x\""}) {
      String body = KEYS.replace(before, member.formatted(found) + before);
      try (RawServer device = RawServer.answering(RawServer.ok(body))) {
        assertThat(failure(client(device.url(), Asking.SIZED_GET).getKey(TIME)))
            .hasMessageContaining("enc_keys: " + path + ": ")
            .hasMessageEndingWith(", expected an object");
      }
    }
  }

  @Test
  void e7_readsTheStatus() throws Exception {
    assertThat(status(STATUS)).contains(new KmeStatus(25, 100, Optional.empty()));
    String extended = STATUS.replace("{\"source", "{\"status_extension\":{},\"source");
    assertThat(status(extended)).contains(new KmeStatus(25, 100, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sae_alice|sae_eve|its certificate for us names another SAE: it takes us for sae_eve,"
            + " expected sae_alice",
        "sae_alice|sae eve|its certificate for us names another SAE: it takes us for a name that"
            + " is no SAE ID, expected sae_alice",
        "sae_bob|sae_eve|it answers for the slave SAE sae_eve, expected sae_bob",
        "\"min_key_size\":64|\"min_key_size\":256|",
        "\"max_key_size\":1024|\"max_key_size\":256|",
        "\"key_size\":256,|\"key_size\":128,|",
        "\"max_key_size\":1024|\"max_key_size\":255|keys of 64 to 255 bits, expected 256"
      })
  void e7_tellsWhatAnOperatorShouldPutRight(String written, String instead, String remark)
      throws Exception {
    String body = STATUS.replace(written, instead);
    if (instead.contains("255")) {
      body = body.replace("\"key_size\":256,", "\"key_size\":128,");
    }
    Optional<String> told = status(body).orElseThrow().remark();
    if (remark == null) {
      assertThat(told).isEmpty();
    } else {
      assertThat(told.orElseThrow()).endsWith(remark);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"source_KME_ID\":\"kme_a\",|''|source_KME_ID: missing, expected a string",
        "\"kme_b\"|null|target_KME_ID: null, expected a string",
        "\"sae_alice\"|7|master_SAE_ID: number, expected a string",
        "\"slave_SAE_ID\"|\"slave_sae_id\"|slave_SAE_ID: missing, expected a string",
        "\"key_size\":256,|\"key_size\":\"256\",|key_size: string, expected a whole number",
        "\"key_size\":256,|\"key_size\":32,|key_size: expected 64 to 1024",
        "\"stored_key_count\":25|\"stored_key_count\":101|stored_key_count: expected 0 to 100",
        "\"stored_key_count\":25|\"stored_key_count\":-1|stored_key_count: expected 0 to 100",
        "\"stored_key_count\":25|\"stored_key_count\":2.5|stored_key_count: number, expected a whole"
            + " number",
        "\"max_key_count\":100|\"max_key_count\":true|max_key_count: boolean, expected a whole"
            + " number",
        "\"max_key_per_request\":128,|''|max_key_per_request: missing, expected a whole number",
        "\"max_key_per_request\":128|\"max_key_per_request\":0|max_key_per_request: expected 1 to"
            + " 9223372036854775807",
        "\"max_key_size\":1024|\"max_key_size\":32|max_key_size: expected 64 to"
            + " 9223372036854775807",
        "\"min_key_size\":64|\"min_key_size\":-1|min_key_size: expected 0 to 9223372036854775807",
        "\"max_SAE_ID_count\":0|\"max_SAE_ID_count\":-1|max_SAE_ID_count: expected 0 to"
            + " 9223372036854775807",
        "{\"source|{\"status_extension\":[],\"source|status_extension: array, expected an object"
      })
  void e7_aStatusThatTheStandardDoesNotAllowIsAViolation(
      String written, String instead, String message) throws Exception {
    assertThat(STATUS).contains(written);
    try (RawServer device = RawServer.answering(RawServer.ok(STATUS.replace(written, instead)))) {
      KmeException failure = failure(client(device.url(), Asking.SIZED_GET).status(TIME));

      assertThat(failure.kind()).isEqualTo(Kind.VIOLATION);
      assertThat(failure).hasMessage("QKD device at " + device.url() + ", status: " + message);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 501})
  void e7_aDeviceMayHaveNoStatus(int status) throws Exception {
    try (RawServer device = RawServer.answering(refusal(status, "{}"))) {
      assertThat(client(device.url(), Asking.SIZED_GET).status(TIME).get()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"401,UNAUTHORIZED", "503,BUSY", "500,VIOLATION"})
  void e7_anotherRefusalOfTheStatusIsAFailure(int status, Kind kind) throws Exception {
    try (RawServer device = RawServer.answering(refusal(status, "{}"))) {
      assertThat(failure(client(device.url(), Asking.SIZED_GET).status(TIME)).kind())
          .isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|status 401, it does not accept our certificate, or not for the SAE sae_alice: see"
            + " certificate_file, and what its operator has registered; it says: \"not known\"",
        "400|status 400, it refuses the request; it says: \"not known\"",
        "503|status 503, it cannot deliver now and asks to wait 7 s; it says: \"not known\"",
        "500|status 500, expected 200; it says: \"not known\""
      })
  void e8_saysWhatARefusalMeans(int status, String message) throws Exception {
    assertThat(refused(status, "{\"message\":\"not known\"}")).endsWith("enc_keys: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|''",
        "x|''",
        "{\"message\":7}|''",
        "{\"message\":\"\"}|''",
        "{\"message\":\"a\\nb\\u001b[1m\\u00e9\"}|; it says: \"a?b?[1m?\"",
        "{\"message\":\"key " + SampleKeys.K1 + " is gone\"}|; it says: \"key ... is gone\"",
        "{\"message\":\"00 11 22 33 44 55 66 77 88 99 00 11 22 33\"}|''",
        "{\"message\":\"size shall be a multiple of 8\"}"
            + "|; it says: \"size shall be a multiple of 8\""
      })
  void e8_quotesOfADeviceOnlyWhatIsFitForALog(String body, String said) throws Exception {
    assertThat(refused(400, body)).endsWith("it refuses the request" + said);
  }

  @Test
  void e8_quotesNoMoreThan120Characters() throws Exception {
    String message = refused(400, "{\"message\":\"" + "so it goes ".repeat(50) + "\"}");
    assertThat(message.substring(message.indexOf('"'))).hasSize(122);
  }

  private static String refused(int status, String body) throws Exception {
    try (RawServer device = RawServer.answering(refusal(status, body))) {
      return failure(client(device.url(), Asking.SIZED_GET).getKey(TIME)).getMessage();
    }
  }

  private static String refusal(int status, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return "HTTP/1.1 %d X\r\nRetry-After: 7\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, length, body);
  }

  private static Optional<KmeStatus> status(String body) throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(body))) {
      Optional<KmeStatus> status = client(device.url(), Asking.SIZED_GET).status(TIME).get();
      assertThat(device.requests().get(0)).startsWith("GET /api/v1/keys/sae_bob/status HTTP/1.1");
      return status;
    }
  }

  private static KmeClient client(URI url, Asking asking) {
    return new KmeClient(CALLER.http(), url, new SaeId("sae_alice"), new SaeId("sae_bob"), asking);
  }

  private static KmeException failure(CompletableFuture<?> call) {
    ExecutionException thrown =
        Assertions.catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(KmeException.class);
    return (KmeException) thrown.getCause();
  }
}
