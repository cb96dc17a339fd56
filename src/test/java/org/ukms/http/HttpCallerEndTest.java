package org.ukms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller leaves at its end. */
@Timeout(20)
class HttpCallerEndTest {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor();

  private HttpCaller caller;

  @BeforeEach
  void makeACaller() {
    caller = new HttpCaller(Duration.ofSeconds(5), DEADLINES);
  }

  @AfterEach
  void closeTheCaller() {
    caller.close();
  }

  @AfterAll
  static void endTheDeadlines() {
    DEADLINES.shutdownNow();
  }

  @Test
  void afterItsEndACallFailsAsAFuture() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("{}"))) {
      caller.close();

      HttpFailure failure = failure(caller.get(server.url("/"), LONG));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure).hasMessage("this node is closing");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aCallFailsAsAFutureOnceTheDeadlinesEnded() throws Exception {
    ScheduledExecutorService ended = Executors.newSingleThreadScheduledExecutor();
    ended.shutdownNow();
    try (RawServer server = RawServer.answering(RawServer.ok("{}"));
        HttpCaller late = new HttpCaller(LONG, ended)) {
      assertThat(failure(late.get(server.url("/"), LONG))).hasMessage("this node is closing");
    }
  }

  /** At once, not by its deadline: the deadlines may end with the node. */
  @RepeatedTest(10)
  void h2_endsWhatIsOpenAtItsEnd() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (RawServer server =
        new RawServer(
            connection -> {
              connection.read();
              asked.countDown();
              connection.awaitEnd();
            })) {
      CompletableFuture<HttpReply> open = caller.get(server.url("/"), LONG);
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

      caller.close();

      assertThat(failure(open)).hasMessage("this node is closing");
      assertThat(HttpFailure.mayHaveBeenSent(failure(open))).isTrue();
    }
  }

  @Test
  void itsThreadsEndWithIt() throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok("{}"))) {
      caller.get(server.url("/"), LONG).get().close();
    }
    assertThat(threads()).isNotEmpty();

    caller.close();

    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("httpclient"))
        .collect(Collectors.toSet());
  }

  private static HttpFailure failure(CompletableFuture<HttpReply> call) {
    ExecutionException thrown = catchThrowableOfType(ExecutionException.class, call::get);
    assertThat(thrown).hasCauseInstanceOf(HttpFailure.class);
    return (HttpFailure) thrown.getCause();
  }
}
