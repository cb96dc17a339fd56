package org.ukms.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HttpCallerIT {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(200);

  @RegisterExtension static final TestCaller CALLER = new TestCaller();

  @Test
  void sendsOneGetAndNothingThatWasNotAskedFor() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("{}"))) {
      assertThat(body(server.url("/a%2Fb/c_d?key_ID=x%20y"))).isEqualTo("{}");

      assertThat(server.requests()).hasSize(1);
      List<String> lines = server.requests().get(0).lines().toList();
      assertThat(lines.get(0)).isEqualTo("GET /a%2Fb/c_d?key_ID=x%20y HTTP/1.1");
      assertThat(lines.subList(1, lines.size() - 1))
          .containsExactlyInAnyOrder(
              "Host: " + server.url().getAuthority(),
              "Accept: application/json",
              "User-Agent: uKMS",
              "Connection: keep-alive");
    }
  }

  @Test
  void h1_aServerThatClosesWithoutAReplyGetsEachRequestOnce() throws Exception {
    try (RawServer server = new RawServer(connection -> connection.read())) {
      for (int i = 0; i < 20; i++) {
        HttpFailure failure = failure(server.url("/" + i));
        assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
        assertThat(failure).hasMessageStartingWith("no whole reply");
      }

      assertThat(paths(server)).hasSize(20).doesNotHaveDuplicates();
      assertThat(server.connections()).isEqualTo(20);
    }
  }

  @Test
  void h1_aServerThatResetsGetsTheRequestOnce() throws Exception {
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.read();
              connection.reset();
            })) {
      assertThat(HttpFailure.mayHaveBeenSent(failure(server.url("/")))).isTrue();

      assertThat(server.requests()).hasSize(1);
    }
  }

  /** Where common clients repeat: the connection worked before. */
  @Test
  void h1_aKeptConnectionThatClosesWithoutAReplyGetsTheRequestOnce() throws Exception {
    try (RawServer pause = answeringAll("{}");
        RawServer server =
            new RawServer(
                connection -> {
                  while (connection.read().orElse("/second").contains("/first")) {
                    connection.send(RawServer.ok("{}"));
                  }
                })) {
      for (int i = 0; i < 20; i++) {
        assertThat(body(server.url("/first" + i))).isEqualTo("{}");
        // Gives the connection time to be put back.
        assertThat(body(pause.url("/"))).isEqualTo("{}");
        assertThat(HttpFailure.mayHaveBeenSent(failure(server.url("/second" + i)))).isTrue();
      }

      assertThat(paths(server)).hasSize(40).doesNotHaveDuplicates();
      assertThat(server.connections()).isLessThan(40);
    }
  }

  @Test
  void h1_aReplyThatBreaksOffIsNotAskedForAgain() throws Exception {
    try (RawServer server =
        RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"keys\":")) {
      assertThat(HttpFailure.mayHaveBeenSent(failure(server.url("/")))).isTrue();

      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        201, 204, 300, 301, 302, 303, 304, 307, 308, 400, 401, 404, 407, 408, 421, 425, 429, 500,
        502, 503, 504, 599
      })
  void h1_repeatsAndFollowsNothingWhateverTheStatus(int status) throws Exception {
    String header =
        "HTTP/1.1 "
            + status
            + " Whatever\r\n"
            + "Location: /elsewhere\r\nRetry-After: 0\r\n"
            + "WWW-Authenticate: Basic realm=\"x\"\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
            + "Set-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server =
        new RawServer(
            connection -> {
              while (connection.read().isPresent()) {
                connection.send(header);
              }
            })) {
      try (HttpReply reply = reply(server.url("/"))) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).isEmpty();
      }
      try (HttpReply again = reply(server.url("/"))) {
        assertThat(again.status()).isEqualTo(status);
      }

      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
    }
  }

  @Test
  void h1_answersNothingFromACache() throws Exception {
    try (RawServer server =
        RawServer.answering(
            "HTTP/1.1 200 OK\r\nCache-Control: public, max-age=3600\r\nETag: \"x\"\r\n"
                + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")) {
      assertThat(body(server.url("/"))).isEqualTo("{}");
      assertThat(body(server.url("/"))).isEqualTo("{}");

      assertThat(server.requests()).hasSize(2);
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
      HttpFailure failure = failure(server.url("/"), SHORT);

      assertThat(failure).hasMessage("no whole reply within 0.2 s");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      assertThat(leftUs.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  /**
   * Many more than there may be connections at a time: each is closed, and the next call served.
   */
  @Test
  void h2_aCallThatExpiredKeepsNoConnection() throws Exception {
    Duration tiny = Duration.ofMillis(30);
    AtomicInteger left = new AtomicInteger();
    try (RawServer server =
        new RawServer(
            connection -> {
              if (connection.read().orElse("").contains("/healthy")) {
                connection.send(RawServer.ok("{}"));
              } else {
                connection.awaitEnd();
                left.incrementAndGet();
              }
            })) {
      for (int round = 0; round < 10; round++) {
        List<CompletableFuture<HttpReply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          calls.add(CALLER.http().get(server.url("/" + round + i), tiny));
        }
        calls.forEach(call -> assertThat(failure(call)).hasMessageContaining("within 0"));
      }

      assertThat(body(server.url("/healthy"))).isEqualTo("{}");
      assertThat(paths(server)).doesNotHaveDuplicates();
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .untilAsserted(() -> assertThat(left).hasValue(server.connections() - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 8000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
      })
  void h2_aPartyThatDripsBytesIsLeftInTimeAndNotAskedAgain(String start) throws Exception {
    CountDownLatch leftUs = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.read();
              try {
                connection.send(start);
                while (leftUs.getCount() > 0 && drip()) {
                  connection.send(start.contains("chunked") ? "1\r\nx\r\n" : "1");
                }
              } catch (IOException hungUp) {
                leftUs.countDown();
              }
            })) {
      long before = System.nanoTime();
      HttpFailure failure = failure(server.url("/"), SHORT);

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
      assertThat(failure).hasMessage("no whole reply within 0.2 s");
      assertThat(leftUs.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** A drop every 20 ms. */
  private static boolean drip() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
      return true;
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  @Test
  void h2_aPartyThatTakesNoConnectionIsLeftInTime() throws Exception {
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpCaller impatient = new HttpCaller(SHORT, CALLER.deadlines())) {
      for (int i = 0; i < 8; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(full.getLocalSocketAddress());
        waiting.add(channel);
      }
      HttpFailure failure =
          failure(impatient.get(URI.create("http://127.0.0.1:" + full.getLocalPort()), LONG));

      assertThat(failure).hasMessage("no connection in time");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
    } finally {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void h2_aCallThatWaitsForAConnectionEndsToo() throws Exception {
    CountDownLatch asked = new CountDownLatch(8);
    try (RawServer server =
            new RawServer(
                connection -> {
                  connection.read();
                  asked.countDown();
                  connection.awaitEnd();
                });
        HttpCaller busy = new HttpCaller(LONG, CALLER.deadlines())) {
      for (int i = 0; i < 8; i++) {
        CompletableFuture<HttpReply> hung = busy.get(server.url("/"), LONG);
        assertThat(hung).isNotDone();
      }
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      HttpFailure failure = failure(busy.get(server.url("/ninth"), SHORT));

      assertThat(failure).hasMessage("no connection within 0.2 s");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(paths(server)).hasSize(8).doesNotContain("/ninth");
    }
  }

  @Test
  void h3_hungCallsDelayNoOther() throws Exception {
    CountDownLatch asked = new CountDownLatch(8);
    try (RawServer hung =
            new RawServer(
                connection -> {
                  connection.read();
                  asked.countDown();
                  connection.awaitEnd();
                });
        RawServer healthy = RawServer.answering(RawServer.ok("{}"));
        HttpCaller both = new HttpCaller(Duration.ofSeconds(5), CALLER.deadlines())) {
      List<CompletableFuture<HttpReply>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(both.get(hung.url("/"), LONG));
      }
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      try (HttpReply reply = both.get(healthy.url("/"), LONG).get()) {
        assertThat(reply.status()).isEqualTo(200);
      }
      assertThat(calls).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void h4_takesABodyUpToTheLimitAndNoMore() throws Exception {
    String limit = "x".repeat(HttpCaller.MAX_BODY);
    try (RawServer within = RawServer.answering(RawServer.ok(limit));
        RawServer past = RawServer.answering(RawServer.ok(limit + "x"))) {
      assertThat(body(within.url("/"))).isEqualTo(limit);
      assertThat(failure(past.url("/"))).hasMessage("a reply of more than 8192 bytes");
      assertThat(past.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\n\r\n|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n|8\r\nxxxxxxxx\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n|xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "HTTP/1.1 200 OK\r\n|X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n",
        "HTTP/1.1 200 OK\r\nX: |yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
        "|\r\n\r\n\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n|X: yyyyyyyyyyyyyyyyyyyyyyyyy\r\n"
      })
  void h4_anEndlessReplyIsLeftWithoutWaitingForItsEnd(String replies) throws Exception {
    String start = replies.substring(0, replies.indexOf('|'));
    String more = replies.substring(replies.indexOf('|') + 1).repeat(50);
    CountDownLatch leftUs = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.read();
              connection.send(start);
              try {
                while (true) {
                  connection.send(more);
                }
              } catch (IOException hungUp) {
                leftUs.countDown();
              }
            })) {
      HttpFailure failure = failure(server.url("/"));

      assertThat(failure.getMessage()).doesNotContain("within");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      assertThat(leftUs.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\n\r\n{}",
        "HTTP/1.0 200 OK\r\nServer: BaseHTTP/0.6\r\nContent-Type: application/json\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1;x=y\r\n}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: y\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: text/x; charset=nonsense\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: ;;=,\r\nContent-Length: 2\r\n\r\n{}"
      })
  void readsEveryFraming(String reply) throws Exception {
    try (RawServer server = RawServer.answering(reply)) {
      assertThat(body(server.url("/"))).isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\n{}",
        "HTTP/9.9 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 abc OK\r\nContent-Length: 2\r\n\r\n{}",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "{}",
        "\r\n"
      })
  void h5_aReplyThatIsNotWholeIsAFailure(String reply) throws Exception {
    try (RawServer server = RawServer.answering(reply)) {
      HttpFailure failure = failure(server.url("/"));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      assertThat(failure).hasMessageStartingWith("no whole reply (");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void h5_aRefusedConnectionSaysThatNothingWasSent() throws Exception {
    URI closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    HttpFailure failure = failure(closed);

    assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
    assertThat(failure).hasMessage("no connection: refused or unreachable");
  }

  @Test
  void h5_anUnknownHostSaysThatNothingWasSent() throws Exception {
    HttpFailure failure = failure(URI.create("http://nobody.invalid/"));

    assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
    assertThat(failure).hasMessage("its host name is unknown");
  }

  @Test
  void h5_aConnectionThatIsNoTlsSaysThatNothingWasSent() throws Exception {
    try (RawServer server = new RawServer(connection -> connection.send("no TLS\r\n\r\n"))) {
      URI tls = URI.create("https://" + server.url().getAuthority() + "/");

      HttpFailure failure = failure(tls);

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure).hasMessageStartingWith("no TLS on that port");
      assertThat(server.requests()).isEmpty();
    }
  }

  /** Not wrapped, as the next stage of a future is told it otherwise. */
  @Test
  void h5_theNextStageSeesTheFailureItself() throws Exception {
    try (RawServer server = new RawServer(RawServer.Connection::read)) {
      assertThat(CALLER.http().get(server.url("/"), LONG).handle((reply, failure) -> failure).get())
          .isInstanceOf(HttpFailure.class);
    }
  }

  @Test
  void h5_anUnknownFailureMayHaveBeenSent() {
    Throwable unknown = new IOException("a secret");

    assertThat(HttpFailure.mayHaveBeenSent(unknown)).isTrue();
    assertThat(HttpFailure.reason(unknown)).isEqualTo("IOException");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|7",
        "0|0",
        "999999|999999",
        "1000000|",
        "-1|",
        "+1|",
        "1.5|",
        "soon|",
        "''|",
        "٣|",
        "Wed, 21 Oct 2026 07:28:00 GMT|",
      })
  void passesRetryAfterOn(String value, Long seconds) throws Exception {
    assertThat(retryAfter("Retry-After: " + value))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wed, 21 Oct 2026 07:28:30 GMT|30",
        "Thu, 22 Oct 2026 07:28:00 GMT|86400",
        "Wed, 21 Oct 2026 07:28:00 GMT|",
        "Wed, 21 Oct 2026 07:27:00 GMT|",
        "Wed, 21 Oct 2026|",
      })
  void aDateOfRetryAfterCountsByTheClockOfItsServer(String value, Long seconds) throws Exception {
    assertThat(retryAfter("Date: Wed, 21 Oct 2026 07:28:00 GMT\r\nRetry-After: " + value))
        .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }

  private Optional<Duration> retryAfter(String header) throws Exception {
    String head = "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n" + header + "\r\n\r\n";
    try (RawServer server = RawServer.answering(head);
        HttpReply reply = reply(server.url("/"))) {
      return reply.retryAfter();
    }
  }

  @Test
  void waitsForNothingWhereThereIsNoRetryAfter() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok(""));
        HttpReply reply = reply(server.url("/"))) {
      assertThat(reply.retryAfter()).isEmpty();
    }
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws Exception {
    try (RawServer server = answeringAll("{}")) {
      for (int i = 0; i < 20; i++) {
        assertThat(body(server.url("/"))).isEqualTo("{}");
      }
      assertThat(server.connections()).isLessThan(20);
    }
  }

  @Test
  void aReplyIsOverwrittenAtItsEndAndPrintsNothing() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("secret"))) {
      HttpReply reply = reply(server.url("/"));
      byte[] body = reply.body();
      assertThat(new String(body, UTF_8)).isEqualTo("secret");
      assertThat(String.valueOf((Object) reply)).doesNotContain("secret");

      reply.close();

      assertThat(body).containsOnly(0);
    }
  }

  private static RawServer answeringAll(String body) throws IOException {
    return new RawServer(
        connection -> {
          while (connection.read().isPresent()) {
            connection.send(RawServer.ok(body));
          }
        });
  }

  private static List<String> paths(RawServer server) {
    return server.requests().stream()
        .map(header -> header.substring(4, header.indexOf(" HTTP/")))
        .toList();
  }

  private String body(URI uri) throws Exception {
    try (HttpReply reply = reply(uri)) {
      assertThat(reply.status()).isEqualTo(200);
      return new String(reply.body(), UTF_8);
    }
  }

  private HttpReply reply(URI uri) throws Exception {
    return CALLER.http().get(uri, LONG).get();
  }

  private HttpFailure failure(URI uri) {
    return failure(uri, LONG);
  }

  private HttpFailure failure(URI uri, Duration timeout) {
    return failure(CALLER.http().get(uri, timeout));
  }

  private static HttpFailure failure(CompletableFuture<HttpReply> call) {
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(HttpFailure.class);
    return (HttpFailure) thrown.getCause();
  }
}
