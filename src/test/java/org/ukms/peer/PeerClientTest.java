package org.ukms.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.exchange.Verb;
import org.ukms.http.RawServer;
import org.ukms.http.TestCaller;
import org.ukms.key.KeyId;
import org.ukms.name.KmeId;

@Timeout(20)
class PeerClientTest {

  private static final String GOOD = "{\"key_ID\":\"KID-1\"}";

  @RegisterExtension static final TestCaller CALLER = new TestCaller();

  @ParameterizedTest
  @CsvSource({
    "NEW,'',/api/v1/peer/hsn_alice/new",
    "ROTATE,/qkd/b,/qkd/b/api/v1/peer/hsn_alice/rotate"
  })
  void p1_asksByteForByte(Verb verb, String prefix, String path) throws Exception {
    try (RawServer peer = RawServer.answering(RawServer.ok(GOOD))) {
      assertThat(client(peer.url(prefix)).ask(verb).get()).isEqualTo(new KeyId("KID-1"));

      assertThat(peer.requests())
          .singleElement()
          .asString()
          .startsWith("GET " + path + " HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\nServer: BaseHTTP/0.6 Python/3.11.2\r\n\r\n{\"key_ID\": \"KID-1\"}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"k\r\nf\r\ney_ID\":\"KID-1\"}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 36\r\n\r\n"
            + "{\"more\":[{}],\"key_ID\":\"KID-1\",\"x\":1}"
      })
  void p1_takesAnyFramingAndUnknownMembers(String reply) throws Exception {
    try (RawServer peer = RawServer.answering(reply)) {
      assertThat(client(peer.url()).ask(Verb.NEW).get()).isEqualTo(new KeyId("KID-1"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|key_ID: missing, expected a string",
        "{\"key_id\":\"x\"}|key_ID: missing, expected a string",
        "{\"key_ID\":null}|key_ID: null, expected a string",
        "{\"key_ID\":7}|key_ID: number, expected a string",
        "{\"key_ID\":\"\"}|key_ID: 0 characters, expected 1 to 128",
        "{\"key_ID\":\"forged\\nline\"}|key_ID: a control character, expected printable ones",
        "{\"key_ID\":\"x\",\"key_ID\":\"y\"}|no strict JSON at line 1, column ",
        "[\"forged\"]|array, expected an object",
        "<html>forged|no strict JSON at line 1, column ",
        "''|missing, expected an object"
      })
  void p2_saysWhereAndQuotesNothing(String body, String message) throws Exception {
    try (RawServer peer = RawServer.answering(RawServer.ok(body))) {
      assertThat(failure(client(peer.url()).ask(Verb.ROTATE)))
          .hasMessageStartingWith("peer at " + peer.url() + ": its reply: " + message);
    }
  }

  @Test
  void p2_refusesAKeyIdThatIsTooLong() throws Exception {
    try (RawServer peer = RawServer.answering(RawServer.ok(GOOD.replace("KID", "k".repeat(127))))) {
      assertThat(failure(client(peer.url()).ask(Verb.NEW)))
          .hasMessageEndingWith("key_ID: 129 characters, expected 1 to 128");
    }
  }

  @Test
  void p2_saysWhatARefusalMeans() throws Exception {
    try (RawServer peer =
        RawServer.answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(failure(client(peer.url()).ask(Verb.ROTATE)))
          .hasMessageEndingWith(
              ": status 403: it takes no plain HTTP from us, expected https in ukms_url");
    }
    assertThat(ConfirmedReply.forbidden(URI.create("https://bob"), new KmeId("hsn_alice")))
        .isEqualTo(
            "status 403: it does not accept our certificate for hsn_alice, as its log tells");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 307, 400, 404, 429, 500, 501, 503})
  void p1_takesNothingUnderAnotherStatusThan200(int status) throws Exception {
    String header = "HTTP/1.1 " + status + " forged\r\nLocation: /x\r\nRetry-After: 3\r\n";
    String body = "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;
    try (RawServer peer = RawServer.answering(header + (status == 204 ? "\r\n" : body))) {
      PeerException failure = failure(client(peer.url()).ask(Verb.ROTATE));

      assertThat(failure)
          .hasMessage("peer at " + peer.url() + ": status " + status + ", expected 200");
      // P-3
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
      assertThat(peer.requests()).hasSize(1);
    }
  }

  @Test
  void h1_aPeerThatClosesWithoutAReplyIsAskedOncePerAttempt() throws Exception {
    try (RawServer peer = new RawServer(RawServer.Connection::read)) {
      PeerClient client = client(peer.url());
      for (int attempt = 0; attempt < 5; attempt++) {
        PeerException failure = failure(client.ask(Verb.ROTATE));
        assertThat(failure).hasMessageStartingWith("peer at " + peer.url() + ": no whole reply (");
        assertThat(failure.retryAfter()).isEmpty();
      }

      assertThat(peer.requests()).hasSize(5);
      assertThat(peer.connections()).isEqualTo(5);
    }
  }

  @Test
  void p2_aPeerThatIsNotThereIsAClearError() throws IOException {
    URI gone;
    try (RawServer peer = RawServer.answering("")) {
      gone = peer.url();
    }

    assertThat(failure(client(gone).ask(Verb.NEW)))
        .hasMessage("peer at " + gone + ": no connection: refused or unreachable");
  }

  private static PeerClient client(URI url) {
    return new PeerClient(
        CALLER.http(), url, new KmeId("hsn_alice"), Duration.ofSeconds(10), Duration.ofSeconds(15));
  }

  private static PeerException failure(CompletableFuture<KeyId> call) {
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(PeerException.class);
    return (PeerException) thrown.getCause();
  }
}
