package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * strangers in the confirmed exchange who know all that is public, send from the address of
 * the peers themselves, and have no key.
 */
@Tag(Host.ANY)
@Tag("full")
class StrangersIT {

  private static final int INTERVAL_SECONDS = 6;
  private static final int ROTATIONS = 5;
  private static final int SENDERS = 8;
  private static final int EACH_MILLIS = 80;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final Map<String, Integer> answers = new ConcurrentHashMap<>();
  private TestKme kme;
  private Node alice;
  private Node bob;
  private KeyPair pair;

  @BeforeEach
  void startAPairWithADeviceThatCounts() throws IOException, InterruptedException {
    kme = new TestKme();
    NodeFolder one = new NodeFolder(folder, "alice");
    NodeFolder other = NodeFolder.underTest(folder, "bob");
    one.set("key_rotation_seconds", INTERVAL_SECONDS);
    other.set("key_rotation_seconds", INTERVAL_SECONDS);
    NodeFolder.link(one, other, kme.url());
    List<Node> nodes = Node.startAll(one, other);
    alice = nodes.get(0);
    bob = nodes.get(1);
    pair = KeyPair.of(one, other);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @AfterEach
  void endThem() {
    if (bob != null) {
      alice.close();
      bob.close();
    }
    kme.close();
  }

  @Test
  void aFloodOfForgedMessagesBurnsNoKeyChangesNoFileAndDelaysNoRotation() throws Exception {
    awaitRotations(1);
    int lines = alice.log().size() + bob.log().size();
    int keys = kme.keys().size();
    long rotated = rotations();
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(SENDERS);
    try {
      for (int i = 0; i < SENDERS; i++) {
        int sender = i;
        var unused =
            threads.scheduleAtFixedRate(
                () -> send(sender), 10L * i, EACH_MILLIS, TimeUnit.MILLISECONDS);
      }
      for (int i = 0; i < 2; i++) {
        awaitRotations(1);
        List<byte[]> after = files();
        await().pollDelay(Duration.ofSeconds(INTERVAL_SECONDS - 2)).until(() -> true);
        assertThat(files()).as("state files and key files").containsExactlyElementsOf(after);
      }
      Duration most = Rhythm.longestPause(alice, "hsn_bob", ROTATIONS, LIMIT);
      System.out.printf(
          "in a flood at most %d ms from one rotation to the next, expected %d s%n",
          most.toMillis(), INTERVAL_SECONDS);
      assertThat(most).isLessThan(Duration.ofSeconds(INTERVAL_SECONDS + 2));
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    awaitRotations(1);
    pair.awaitEqual(Set.of(), LIMIT);
    int burnt = kme.keys().size() - keys;
    int grown = alice.log().size() + bob.log().size() - lines;
    System.out.printf(
        "%d rotations, %d keys, %d log lines; answers %s%n",
        rotations() - rotated, burnt, grown, new TreeMap<>(answers));
    assertThat(burnt).as("two keys each rotation").isEqualTo(2 * (int) (rotations() - rotated));
    assertThat(answers.keySet())
        .as("answers of either node")
        .contains("hsn_alice 200", "hsn_alice 409", "hsn_bob 200", "hsn_bob 409", "hsn_bob 429")
        .allMatch(answer -> answer.matches("hsn_(alice|bob) (200|409|429|503)"));
    assertThat(grown).isLessThan(20 * (int) (rotations() - rotated));
    for (Node node : List.of(alice, bob)) {
      assertThat(node.log()).noneMatch(line -> line.contains("a new chain, from epoch 2"));
      assertThat(node.log()).noneMatch(line -> line.contains("xception"));
    }
  }

  private void send(int sender) {
    try {
      if (sender % 4 == 0) {
        note(alice, "state", ConfirmedMessages.state());
        note(alice, "prepare", ConfirmedMessages.reset(ConfirmedMessages.random(16), sender));
        note(alice, "commit", ConfirmedMessages.commit(1));
        note(alice, "request", ConfirmedMessages.request());
        return;
      }
      Reply told = note(bob, "state", ConfirmedMessages.state());
      if (told.status() == 200) {
        JsonNode state = told.json();
        String nonce = state.get("nonce").textValue();
        long epoch = state.get("epoch").longValue();
        String chain = state.get("chain").textValue();
        note(bob, "prepare", ConfirmedMessages.reset(nonce, epoch));
        note(bob, "prepare", ConfirmedMessages.prepare(nonce, chain, epoch));
        note(bob, "commit", ConfirmedMessages.commit(epoch));
      } else {
        note(bob, "commit", ConfirmedMessages.commit(sender));
      }
    } catch (IOException failure) {
      answers.merge(failure.toString(), 1, Integer::sum);
    }
  }

  private Reply note(Node node, String verb, String message) throws IOException {
    String peer = node == alice ? "hsn_bob" : "hsn_alice";
    Reply reply =
        node.http().post("/api/v2/peer/" + peer + "/" + verb, "application/json", message);
    answers.merge("hsn_" + node.folder().name() + " " + reply.status(), 1, Integer::sum);
    return reply;
  }

  private long rotations() {
    return alice.log().stream().filter(line -> line.contains("hsn_bob: rotated, ")).count();
  }

  private void awaitRotations(int more) {
    long before = rotations();
    await().atMost(LIMIT).until(() -> rotations() >= before + more);
  }

  private List<byte[]> files() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Node node : List.of(alice, bob)) {
      String other = node == alice ? "bob" : "alice";
      NodeFolder of = node.folder();
      contents.add(Files.readAllBytes(of.state().resolve("hsn_" + other + ".state")));
      contents.add(Files.readAllBytes(of.keyFile(other)));
    }
    return contents;
  }
}
