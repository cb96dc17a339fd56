package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node of ours between two of an independent implementation: one is there before ours, the
 * other comes after it. P-1, X-1, R-7.
 */
@Tag(Host.ANY)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferencePeerIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static final List<AutoCloseable> STARTED = new ArrayList<>();

  private static String python;
  private static NodeFolder ours;
  private static Node node;
  private static ReferencePeer early;
  private static ReferencePeer late;

  @BeforeAll
  static void startAnEarlyPeerThenOursThenALateOne() throws IOException, InterruptedException {
    python = Tool.required(ReferencePeer.python(), "python 3.11 or newer, for the reference peer");
    ours = NodeFolder.underTest(folder, "ours");
    NodeFolder first = new NodeFolder(folder, "early");
    NodeFolder second = new NodeFolder(folder, "late");
    NodeFolder.link(ours, first);
    NodeFolder.link(ours, second);
    early = started(ReferencePeer.start(python, first));
    node = started(Node.start(ours));
    node.awaitReady();
    late = started(ReferencePeer.start(python, second));
  }

  @AfterAll
  static void endAll() throws Exception {
    for (AutoCloseable each : STARTED) {
      each.close();
    }
  }

  @Test
  @Order(1)
  void agreesWithAPeerThatWasThereBefore() {
    awaitRotations(early, 3, Set.of());
  }

  @Test
  @Order(2)
  void agreesWithAPeerThatCameLater() {
    awaitRotations(late, 3, Set.of());
  }

  @Test
  @Order(3)
  void agreesWithAPeerThatWasRestartedAndHasLostItsState() throws Exception {
    JsonNode result = late.stop();
    Set<String> seen = psks(result);
    assertBothRoles(result, seen.size());

    late = started(ReferencePeer.start(python, late.folder()));

    awaitRotations(late, 2, seen);
  }

  @Test
  @Order(4)
  void continuesWithBothAfterItWasKilled() throws Exception {
    node.kill();
    Node again = started(Node.start(ours));
    node = again;
    again.awaitReady();
    Set<String> agreed = new HashSet<>();
    agreed.addAll(awaitRotations(early, 3, Set.of()));
    agreed.addAll(awaitRotations(late, 3, Set.of()));

    JsonNode earlyResult = early.stop();
    JsonNode lateResult = late.stop();
    assertThat(psks(earlyResult).stream().anyMatch(agreed::contains)).isTrue();
    assertThat(psks(lateResult).stream().anyMatch(agreed::contains)).isTrue();
    assertThat(verbs(lateResult, "initiated")).as("it had lost its state").startsWith("new");
    assertThat(verbs(lateResult, "answered"))
        .as("our state was whole")
        .endsWith("rotate", "rotate");
    assertBothRoles(earlyResult, 3);
    assertBothRoles(lateResult, 3);
  }

  private static Set<String> awaitRotations(ReferencePeer peer, int times, Set<String> before) {
    Set<String> seen = new HashSet<>(before);
    KeyPair pair = KeyPair.of(ours, peer.folder());
    Set<String> agreed = new HashSet<>();
    for (int i = 0; i < times; i++) {
      String psk = pair.awaitEqual(seen, LIMIT);
      seen.add(psk);
      agreed.add(psk);
    }
    return agreed;
  }

  private static void assertBothRoles(JsonNode result, int atLeast) {
    JsonNode peer = result.at("/peers/hsn_ours");
    assertThat(peer.get("initiated").asInt()).as("asked us").isGreaterThanOrEqualTo(atLeast / 2);
    assertThat(peer.get("answered").asInt()).as("was asked").isGreaterThanOrEqualTo(atLeast / 2);
  }

  private static Set<String> psks(JsonNode result) {
    return Set.copyOf(result.get("psks").findValuesAsText("psk"));
  }

  /** How it asked, or was asked, each time. */
  private static List<String> verbs(JsonNode result, String role) {
    List<String> verbs = new ArrayList<>();
    for (JsonNode event : result.get("events")) {
      if (event.get("event").asText().equals(role)) {
        verbs.add(event.get("verb").asText());
      }
    }
    return verbs;
  }

  private static <T extends AutoCloseable> T started(T each) {
    STARTED.add(each);
    return each;
  }
}
