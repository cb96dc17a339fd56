package org.ukms.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a POST has of its own; the rest it shares with a GET. */
@Timeout(20)
class HttpPostTest {

  private static final String JSON = "{\"q\":\"AAECAw==\"}";
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(200);

  @RegisterExtension static final TestCaller CALLER = new TestCaller();

  @Test
  void sendsOnePostAndNothingThatWasNotAskedFor() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("{\"e\":1}"))) {
      try (HttpReply reply = post(server.url("/api/v2/peer/hsn_alice/state"), JSON).get()) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"e\":1}");
      }

      List<String> lines = onlyRequest(server).lines().toList();
      assertThat(lines.get(0)).isEqualTo("POST /api/v2/peer/hsn_alice/state HTTP/1.1");
      assertThat(lines.subList(1, lines.size() - 2))
          .containsExactlyInAnyOrder(
              "Host: " + server.url().getAuthority(),
              "Accept: application/json",
              "Content-Type: application/json",
              "Content-Length: " + JSON.length(),
              "User-Agent: uKMS",
              "Connection: keep-alive");
      assertThat(lines.subList(lines.size() - 2, lines.size())).containsExactly("", JSON);
    }
  }

  @Test
  void sendsABodyOf8KibibytesWhole() throws Exception {
    String longest = "x".repeat(8 * 1024);
    try (RawServer server = RawServer.answering(RawServer.ok("{}"))) {
      post(server.url("/"), longest).get().close();

      assertThat(onlyRequest(server)).endsWith("\r\n\r\n" + longest);
    }
  }

  @Test
  void h1_aServerThatClosesWithoutAReplyGetsEachPostOnce() throws Exception {
    try (RawServer server = new RawServer(RawServer.Connection::read)) {
      for (int i = 0; i < 20; i++) {
        HttpFailure failure = failure(post(server.url("/" + i), JSON));
        assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
        assertThat(failure).hasMessageStartingWith("no whole reply");
      }

      assertThat(server.requests()).hasSize(20).doesNotHaveDuplicates();
      assertThat(server.connections()).isEqualTo(20);
    }
  }

  @Test
  void h1_aServerThatResetsAfterTheHeaderGetsThePostOnceAndMayHaveGotIt() throws Exception {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.readHeader();
              connection.reset();
            })) {
      assertThat(HttpFailure.mayHaveBeenSent(failure(post(server.url("/"), JSON)))).isTrue();

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  /** Where common clients repeat: the connection worked before. */
  @Test
  void h1_aKeptConnectionThatClosesWithoutAReplyGetsThePostOnce() throws Exception {
    try (RawServer pause = RawServer.answering(RawServer.ok("{}"));
        RawServer server =
            new RawServer(
                connection -> {
                  while (connection.read().orElse("/second").contains("/first")) {
                    connection.send(RawServer.ok("{}"));
                  }
                })) {
      for (int i = 0; i < 20; i++) {
        postUntilAnswered(server.url("/first" + i));
        // Gives the connection time to be put back.
        postUntilAnswered(pause.url("/"));
        HttpFailure failure = failure(post(server.url("/second" + i), JSON));
        assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      }

      assertThat(server.requests())
          .filteredOn(request -> request.contains("/second"))
          .hasSize(20)
          .doesNotHaveDuplicates();
      assertThat(server.connections()).isLessThan(40);
    }
  }

  /** The connection that is kept from the last time may be closing. */
  private void postUntilAnswered(URI url) throws Exception {
    for (int attempts = 5; ; attempts--) {
      try {
        post(url, JSON).get().close();
        return;
      } catch (ExecutionException failure) {
        assertThat(attempts).as(failure.getMessage()).isGreaterThan(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 404, 408, 409, 425, 429, 500, 501, 503})
  void h1_repeatsAndFollowsNothingWhateverTheStatus(int status) throws Exception {
    String header =
        "HTTP/1.1 "
            + status
            + " Whatever\r\nLocation: /elsewhere\r\nRetry-After: 0\r\n"
            + "WWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server = RawServer.answering(header);
        HttpReply reply = post(server.url("/"), JSON).get()) {
      assertThat(reply.status()).isEqualTo(status);
      assertThat(reply.retryAfter()).contains(Duration.ZERO);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void h2_aPartyThatNeverRepliesIsLeft() throws Exception {
    CountDownLatch leftUs = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.read();
              connection.awaitEnd();
              leftUs.countDown();
            })) {
      HttpFailure failure =
          failure(CALLER.http().post(server.url("/"), JSON.getBytes(UTF_8), SHORT));

      assertThat(failure).hasMessage("no whole reply within 0.2 s");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      assertThat(leftUs.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void h4_aReplyThatIsTooLongIsRefused() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("x".repeat(8 * 1024 + 1)))) {
      assertThat(failure(post(server.url("/"), JSON))).hasMessageContaining("8192");
    }
  }

  @Test
  void h5_aRefusedConnectionSaysThatNothingWasSent() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    HttpFailure failure = failure(post(closed, JSON));

    assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
    assertThat(failure).hasMessage("no connection: refused or unreachable");
  }

  @Test
  void h5_aConnectionThatIsNoTlsSaysThatNothingWasSent() throws Exception {
    try (RawServer server = new RawServer(connection -> connection.send("no TLS\r\n\r\n"))) {
      URI tls = URI.create("https://" + server.url().getAuthority() + "/");

      assertThat(HttpFailure.mayHaveBeenSent(failure(post(tls, JSON)))).isFalse();
      assertThat(server.requests()).isEmpty();
    }
  }

  private static CompletableFuture<HttpReply> post(URI uri, String json) {
    return CALLER.http().post(uri, json.getBytes(UTF_8), LONG);
  }

  private static String onlyRequest(RawServer server) {
    assertThat(server.requests()).hasSize(1);
    return server.requests().get(0);
  }

  private static HttpFailure failure(CompletableFuture<HttpReply> call) {
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(HttpFailure.class);
    return (HttpFailure) thrown.getCause();
  }
}
