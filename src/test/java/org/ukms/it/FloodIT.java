package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R-6, W-3, V-3: strangers who ask in the name of alice, in the classic exchange. */
@Tag(Host.ANY)
@Tag("full")
class FloodIT {

  private static final int INTERVAL_SECONDS = 12;
  private static final int FLOOD_SECONDS = 60;
  private static final String ROTATE = "/api/v1/peer/hsn_alice/rotate";

  /** Three in hand, one per quarter of the interval, and one for the clock's edge. */
  private static final int MOST_KEYS =
      3 + (FLOOD_SECONDS * 4 + INTERVAL_SECONDS - 1) / INTERVAL_SECONDS + 1;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static TestKme kme;
  private static Node alice;
  private static Node bob;
  private static KeyPair pair;

  @BeforeAll
  static void startAPairWithADeviceThatCounts() throws IOException, InterruptedException {
    kme = new TestKme();
    NodeFolder one = new NodeFolder(folder, "alice");
    NodeFolder other = NodeFolder.underTest(folder, "bob");
    one.set("key_rotation_seconds", INTERVAL_SECONDS);
    other.set("key_rotation_seconds", INTERVAL_SECONDS);
    NodeFolder.link(one, other, kme.url());
    one.speak("classic");
    other.speak("classic");
    List<Node> nodes = Node.startAll(one, other);
    alice = nodes.get(0);
    bob = nodes.get(1);
    pair = KeyPair.of(one, other);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @AfterAll
  static void endThem() {
    if (bob != null) {
      alice.close();
      bob.close();
    }
    kme.close();
  }

  @Test
  void twoHundredQuestionsAtOnceGetTheSameKeyIdInTimeAndCostOneKey() throws Exception {
    awaitAMomentOfRest();
    int before = kme.issuedFor("sae_alice");
    CyclicBarrier together = new CyclicBarrier(200);
    Callable<Reply> question =
        () -> {
          together.await();
          return bob.http().get(ROTATE);
        };
    ExecutorService threads = Executors.newFixedThreadPool(200);
    try {
      List<Callable<Reply>> questions = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        questions.add(question);
      }
      long start = System.nanoTime();
      Set<String> ids = new HashSet<>();
      for (Future<Reply> each : threads.invokeAll(questions)) {
        assertThat(each.get().status()).isEqualTo(200);
        ids.add(each.get().json().get("key_ID").textValue());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("200 concurrent /rotate answered in %d ms%n", took.toMillis());
      assertThat(took).isLessThan(Duration.ofSeconds(5));
      assertThat(ids).hasSize(1);
      assertThat(kme.issuedFor("sae_alice") - before).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    awaitEqualAfterTheNextRotation();
  }

  @Test
  void aFloodIsRefusedAndCostsNoMoreKeysThanTheRuleAllows() throws Exception {
    int before = kme.issuedFor("sae_alice");
    int asked = kme.issuedFor("sae_bob");
    int lines = bob.log().size();
    ConcurrentLinkedQueue<Reply> replies = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    try {
      for (int i = 0; i < 4; i++) {
        // Of four strangers one says that alice has lost her keys.
        String path = i == 0 ? "/api/v1/peer/hsn_alice/new" : ROTATE;
        var unused =
            threads.scheduleAtFixedRate(
                () -> {
                  try {
                    replies.add(bob.http().get(path));
                  } catch (IOException failure) {
                    failures.add(failure);
                  }
                },
                25L * i,
                100,
                TimeUnit.MILLISECONDS);
      }
      await()
          .atMost(Duration.ofSeconds(FLOOD_SECONDS + 10))
          .pollDelay(Duration.ofSeconds(FLOOD_SECONDS))
          .until(() -> true);
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    int burnt = kme.issuedFor("sae_alice") - before;
    int counter = kme.issuedFor("sae_bob") - asked;
    int grown = bob.log().size() - lines;
    long refused = replies.stream().filter(reply -> reply.status() == 429).count();
    System.out.printf(
        "%d questions in %d s: %d refused, %d keys of bob's and %d of alice's (allowed: %d), %d log lines%n",
        replies.size(), FLOOD_SECONDS, refused, burnt, counter, MOST_KEYS, grown);
    assertThat(failures).isEmpty();
    assertThat(replies)
        .hasSizeGreaterThan(500)
        .allMatch(r -> r.status() == 200 || r.status() == 429);
    assertThat(refused).isPositive();
    assertThat(replies)
        .filteredOn(reply -> reply.status() == 429)
        .allSatisfy(
            reply ->
                assertThat(Integer.parseInt(reply.header("retry-after")))
                    .isBetween(1, INTERVAL_SECONDS / 4));
    assertThat(burnt).isBetween(3, MOST_KEYS);
    assertThat(counter).isBetween(1, MOST_KEYS);
    assertThat(grown).isLessThan(6 * MOST_KEYS);
    awaitEqualAfterTheNextRotation();
  }

  /** Alice's last question is too old for another to be a repeat of it, and her next is far. */
  private static void awaitAMomentOfRest() {
    int before = kme.issuedFor("sae_alice");
    await().atMost(LIMIT).until(() -> kme.issuedFor("sae_alice") > before);
    await().atMost(LIMIT).until(() -> pair.equal().isPresent() && age(bob) >= 2);
  }

  private static int age(Node node) throws IOException {
    return node.http().get("/api/admin/v1/status").json().at("/peers/0/psk_age_seconds").asInt();
  }

  private static void awaitEqualAfterTheNextRotation() throws IOException {
    Set<String> before = new HashSet<>();
    KeyPair.content(pair.one()).ifPresent(before::add);
    KeyPair.content(pair.other()).ifPresent(before::add);
    long start = System.nanoTime();
    pair.awaitEqual(before, Duration.ofSeconds(3 * INTERVAL_SECONDS));
    System.out.printf(
        "equal again %d ms later%n", Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
