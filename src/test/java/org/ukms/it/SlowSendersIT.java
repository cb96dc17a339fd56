package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Callers who send a byte now and then, in plain more than a server has threads: W-12. */
@Tag(Host.ANY)
@Tag("full")
class SlowSendersIT {

  private static final int BODIES = 250;
  private static final int HEADS = 150;
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final long AT_ONCE_MILLIS = 5000;

  @TempDir Path folder;

  private final List<SlowCaller> bodies = new ArrayList<>();
  private final List<SlowCaller> heads = new ArrayList<>();

  @AfterEach
  void endThem() {
    Stream.concat(bodies.stream(), heads.stream()).forEach(SlowCaller::close);
  }

  @Test
  void holdUpNobodyInPlainAndAreAnsweredInTime() throws Exception {
    NodeFolder alice = alice("http");
    try (Node node = Node.startAll(alice).get(0)) {
      wait(node, node.http());
      begin(SocketFactory.getDefault(), alice, BODIES, HEADS);
      assertOthersAreServedUntilAllAreOver(node, node.http());
    }
  }

  @Test
  void holdUpNobodyOverTlsAndAreAnsweredInTime() throws Exception {
    TestCa ca = TestCa.named("ca");
    SSLContext bob = ca.issue("sae_bob").dns("hsn_bob").make().context(ca);
    NodeFolder alice = alice("https");
    TestIdentity own = ca.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
    alice.tls(TlsFiles.write(alice.path(), own, ca));
    try (Node node = Node.startAll(alice).get(0)) {
      wait(node, node.https(bob));
      begin(bob.getSocketFactory(), alice, BODIES / 2, HEADS / 10);
      assertOthersAreServedUntilAllAreOver(node, node.https(bob));
    }
  }

  private NodeFolder alice(String scheme) throws IOException {
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    alice.peer("bob", scheme + "://localhost:" + Ports.free(), alice.url());
    return alice;
  }

  private void begin(SocketFactory sockets, NodeFolder node, int ofBodies, int ofHeads)
      throws IOException {
    List<Target> posts = Target.peers("sae_bob").stream().filter(Target::hasBody).toList();
    for (int i = 0; i < ofBodies; i++) {
      Target post = posts.get(i % posts.size());
      String length = i % 2 == 0 ? "Content-Length: 999" : "Transfer-Encoding: chunked";
      String head =
          post.head(node.contextPath(), "Content-Type: application/json", length)
              + (i % 2 == 0 ? "" : "3e7\r\n");
      bodies.add(SlowCaller.connect(sockets, node.port(), head, " "));
    }
    for (int i = 0; i < ofHeads; i++) {
      String head = posts.get(0).head(node.contextPath(), "X: ").stripTrailing() + " ";
      heads.add(
          SlowCaller.connect(sockets, node.port(), i % 3 == 0 ? "" : head, i % 3 == 1 ? "" : "x"));
    }
  }

  private void assertOthersAreServedUntilAllAreOver(Node node, Http http) {
    LongStream.Builder waits = LongStream.builder();
    await("all are over")
        .atMost(BOUND)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              waits.add(wait(node, http));
              bodies.forEach(SlowCaller::goOn);
              heads.forEach(SlowCaller::goOn);
              return bodies.stream().allMatch(body -> body.over().isPresent());
            });
    long most = waits.build().max().orElseThrow();
    LongSummaryStatistics over =
        bodies.stream().mapToLong(body -> body.over().orElseThrow().toMillis()).summaryStatistics();
    System.out.printf(
        "%s: beside %d slow bodies and %d slow heads others waited at most %d ms; the bodies were"
            + " over after %d to %d ms%n",
        node.folder().host(), bodies.size(), heads.size(), most, over.getMin(), over.getMax());
    assertThat(most).isLessThan(AT_ONCE_MILLIS);
    assertThat(bodies)
        .extracting(SlowCaller::reply)
        .allMatch(reply -> reply.matches("(?s)HTTP/1.1 (408|503) .*\\{\"message\".*"))
        .anyMatch(reply -> reply.startsWith("HTTP/1.1 408 "));
    if (node.folder().host() == Host.WILDFLY) {
      assertThat(heads)
          .filteredOn(head -> head.drips())
          .allMatch(head -> head.closed().isPresent());
    }
  }

  /** How long others wait for answers, who send theirs at once. The first load classes. */
  private static long wait(Node node, Http http) throws IOException {
    long start = System.nanoTime();
    Target post = Target.peers("sae_bob").get(3);
    assertThat(node.http().get("/api/admin/v1/health/live").status()).isEqualTo(200);
    assertThat(http.get("/api/v2/peer/hsn_bob").status()).isEqualTo(200);
    assertThat(http.post(post.path(), "application/json", post.body()).status()).isEqualTo(409);
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
