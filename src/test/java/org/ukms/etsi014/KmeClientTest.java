package org.ukms.etsi014;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

@Timeout(20)
class KmeClientTest {

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final String KEY = SampleKeys.K1;
  private static final String GOOD = "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":\"" + KEY + "\"}]}";

  @RegisterExtension static final TestCaller CALLER = new TestCaller();

  @Test
  void e1_getsAKeyWithoutAnyParameter() throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(GOOD));
        QkdKey key = client(device.url("/qkd/1")).getKey(TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
      assertThat(SampleKeys.text(key.material())).isEqualTo(KEY);
      assertThat(lines(device)).containsExactly("GET /qkd/1/api/v1/keys/sae_bob/enc_keys HTTP/1.1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bfd89477-8be6-45f2-aa34-c1de51e3115d|bfd89477-8be6-45f2-aa34-c1de51e3115d",
        "a b|a%20b",
        "a+b|a%2Bb",
        "a&key_ID=b#c?d/e%f|a%26key_ID%3Db%23c%3Fd%2Fe%25f",
        "é鍵|%C3%A9%E9%8D%B5"
      })
  void e1_getsAKeyByItsId(String id, String onTheWire) throws Exception {
    String body = "{\"keys\":[{\"key_ID\":\"" + ascii(id) + "\",\"key\":\"" + KEY + "\"}]}";
    try (RawServer device = RawServer.answering(RawServer.ok(body));
        QkdKey key = client(device.url()).getKey(new KeyId(id), TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId(id));
      assertThat(lines(device))
          .containsExactly("GET /api/v1/keys/sae_bob/dec_keys?key_ID=" + onTheWire + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"keys\":[{\"key\":\"%s\",\"key_ID\":\"KID-1\"}]}",
        "{\"key_container_extension\":{\"a\":[1]},\"keys\":[{\"key_extension\":{},"
            + "\"key\":\"%s\",\"x\":\"y\",\"key_ID\":\"KID-1\"}]}"
      })
  void e2_theOrderOfMembersAndUnknownOnesDoNotMatter(String body) throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(body.replace("%s", KEY)));
        QkdKey key = client(device.url()).getKey(TIME).get()) {
      assertThat(SampleKeys.text(key.material())).isEqualTo(KEY);
    }
  }

  @Test
  void e2_takesTheIdThatItAskedForInCapitalsToo() throws Exception {
    try (RawServer device = RawServer.answering(RawServer.ok(GOOD));
        QkdKey key = client(device.url()).getKey(new KeyId("kid-1"), TIME).get()) {
      assertThat(key.id()).isEqualTo(new KeyId("KID-1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|keys: missing, expected an array",
        "{\"keys\":null}|keys: null, expected an array",
        "{\"keys\":{}}|keys: object, expected an array",
        "{\"keys\":[]}|keys: 0 keys, expected 1",
        "{\"Keys\":[]}|keys: missing, expected an array",
        "{\"keys\":[%k,%k]}|keys: 2 keys, expected 1",
        "{\"keys\":[null]}|keys[0]: null, expected an object",
        "{\"keys\":[\"%s\"]}|keys[0]: string, expected an object",
        "{\"keys\":[{\"key\":\"%s\"}]}|keys[0].key_ID: missing, expected a string",
        "{\"keys\":[{\"key_ID\":7,\"key\":\"%s\"}]}|keys[0].key_ID: number, expected a string",
        "{\"keys\":[{\"key_ID\":\"\",\"key\":\"%s\"}]}"
            + "|keys[0].key_ID: 0 characters, expected 1 to 128",
        "{\"keys\":[{\"key_ID\":\"a\\nb\",\"key\":\"%s\"}]}"
            + "|keys[0].key_ID: a control character, expected printable ones",
        "{\"keys\":[{\"key_ID\":\"KID-1\"}]}|keys[0].key: missing, expected a string",
        "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":[]}]}|keys[0].key: array, expected a string",
        "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":\"%s!\"}]}|keys[0].key: no standard base64",
        "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":\"\"}]}|keys[0].key: 0 bytes, expected 32",
        "{\"keys\":[{\"key_ID\":\"KID-1\",\"key\":\"AAAA\"}]}|keys[0].key: 3 bytes, expected 32",
        "{\"keys\":[{\"key_ID\":\"KID-2\",\"key\":\"%s\"}]}"
            + "|keys[0].key_ID: not the ID that was asked for",
        "[%k]|array, expected an object",
        "%s|no strict JSON at line 1, column ",
        "{\"keys\":[%k]}x|no strict JSON at line 1, column ",
        "''|missing, expected an object"
      })
  void e2_tellsAViolationWithItsPath(String body, String message) throws Exception {
    String sent =
        body.replace("%k", "{\"key_ID\":\"KID-1\",\"key\":\"" + KEY + "\"}").replace("%s", KEY);
    try (RawServer device = RawServer.answering(RawServer.ok(sent))) {
      KmeException failure = failure(client(device.url()).getKey(new KeyId("KID-1"), TIME));

      assertThat(failure.kind()).isEqualTo(Kind.VIOLATION);
      assertThat(failure)
          .hasMessageStartingWith("QKD device at " + device.url() + ", dec_keys: " + message);
      // E-3
      assertThat(failure.mayHaveCostAKey()).isTrue();
      assertThat(everythingOf(failure)).doesNotContain(KEY.substring(0, 8));
    }
  }

  @Test
  void e2_refusesAKeyIdThatIsTooLong() throws Exception {
    String body = GOOD.replace("KID-1", "k".repeat(129));
    try (RawServer device = RawServer.answering(RawServer.ok(body))) {
      assertThat(failure(client(device.url()).getKey(TIME)))
          .hasMessageEndingWith("enc_keys: keys[0].key_ID: 129 characters, expected 1 to 128");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "201,VIOLATION",
    "204,VIOLATION",
    "301,VIOLATION",
    "302,VIOLATION",
    "400,REFUSED",
    "401,UNAUTHORIZED",
    "404,REFUSED",
    "429,BUSY",
    "500,VIOLATION",
    "502,VIOLATION",
    "504,VIOLATION",
    "503,BUSY"
  })
  void e2_takesNoKeyUnderAnotherStatusThan200(int status, Kind kind) throws Exception {
    String header = "HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\nLocation: /x\r\n";
    String body = "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;
    try (RawServer device = RawServer.answering(header + (status == 204 ? "\r\n" : body))) {
      KmeException failure = failure(client(device.url()).getKey(TIME));

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.mayHaveCostAKey()).isEqualTo(kind == Kind.VIOLATION);
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(failure)
          .hasMessageStartingWith(
              "QKD device at " + device.url() + ", enc_keys: status " + status + ", ");
      assertThat(everythingOf(failure)).doesNotContain(KEY.substring(0, 8));
      assertThat(device.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400,NOT_FOUND",
    "404,NOT_FOUND",
    "401,UNAUTHORIZED",
    "403,UNAUTHORIZED",
    "429,BUSY",
    "503,BUSY",
    "500,VIOLATION"
  })
  void e5_tellsAKeyThatIsNotFoundFromOtherRefusals(int status, Kind kind) throws Exception {
    String header = "HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n";
    try (RawServer device = RawServer.answering(header)) {
      KmeException failure = failure(client(device.url()).getKey(new KeyId("KID-1"), TIME));

      assertThat(failure.kind()).isEqualTo(kind);
      assertThat(failure.mayHaveCostAKey()).isEqualTo(kind == Kind.VIOLATION);
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(device.requests()).hasSize(1);
    }
  }

  @Test
  void e3_aDeviceThatClosesWithoutAReplyIsAskedOncePerAttemptAndMayHaveLostAKey() throws Exception {
    try (RawServer device = new RawServer(RawServer.Connection::read)) {
      KmeClient client = client(device.url());
      for (int attempt = 0; attempt < 5; attempt++) {
        KmeException failure = failure(client.getKey(TIME));
        assertThat(failure.kind()).isEqualTo(Kind.NO_REPLY);
        assertThat(failure.mayHaveCostAKey()).isTrue();
        assertThat(failure.retryAfter()).isEmpty();
      }
      assertThat(failure(client.getKey(new KeyId("x"), TIME)).mayHaveCostAKey()).isTrue();

      assertThat(device.requests()).hasSize(6);
      assertThat(device.connections()).isEqualTo(6);
    }
  }

  @Test
  void e3_aDeviceThatIsNotThereCostsNoKey() throws IOException {
    URI gone;
    try (RawServer device = RawServer.answering("")) {
      gone = device.url();
    }
    KmeException failure = failure(client(gone).getKey(TIME));

    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(failure.mayHaveCostAKey()).isFalse();
    assertThat(failure)
        .hasMessage("QKD device at " + gone + ", enc_keys: no connection: refused or unreachable");
  }

  @Test
  void e4_aReplyThatBreaksOffIsNotQuoted() throws Exception {
    String cut = RawServer.ok(GOOD).substring(0, RawServer.ok(GOOD).length() - 4);
    try (RawServer device = RawServer.answering(cut)) {
      KmeException failure = failure(client(device.url()).getKey(TIME));

      assertThat(failure.kind()).isEqualTo(Kind.NO_REPLY);
      assertThat(everythingOf(failure)).doesNotContain(KEY.substring(0, 8));
    }
  }

  private static KmeClient client(URI url) {
    return client(url, Asking.PLAIN_GET);
  }

  private static KmeClient client(URI url, Asking asking) {
    return new KmeClient(CALLER.http(), url, new SaeId("sae_alice"), new SaeId("sae_bob"), asking);
  }

  private static List<String> lines(RawServer device) {
    return device.requests().stream().map(request -> request.lines().findFirst().get()).toList();
  }

  private static String ascii(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped.toString();
  }

  private static KmeException failure(CompletableFuture<QkdKey> call) {
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(KmeException.class);
    return (KmeException) thrown.getCause();
  }

  private static String everythingOf(Throwable failure) {
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    return all.toString();
  }
}
