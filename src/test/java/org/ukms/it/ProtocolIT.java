package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * which exchange a node of ours speaks with which partner, as the one that leads (its partner
 * is a z) and as the one that follows (its partner is an a).
 */
@Tag(Host.ANY)
class ProtocolIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BEFORE = "A".repeat(43) + "=";

  @TempDir static Path folder;

  private static final List<AutoCloseable> STARTED = new ArrayList<>();
  private static final Map<String, TcpProxy> WAYS = new HashMap<>();

  private static TestKme kme;
  private static TestKme strangeKme;
  private static NodeFolder ours;
  private static NodeFolder theirs;
  private static Node node;
  private static Node other;

  @BeforeAll
  static void startOursAmongManyPartners() throws IOException, InterruptedException {
    kme = new TestKme();
    strangeKme = new TestKme();
    ours = NodeFolder.underTest(folder, "ours");
    theirs = new NodeFolder(folder, "theirs");
    ours.set("key_rotation_seconds", 1);
    theirs.set("key_rotation_seconds", 1);
    for (String role : List.of("a", "z")) {
      known(role + "-same");
      known(role + "-secret");
      known(role + "-other");
      known(role + "-bare");
      secret(role + "-secret", "1", "1");
      secret(role + "-other", "1", "2");
      ours.setForPeer(role + "-bare", "psk_file", "'" + secretFile("1") + "'");
      way(role + "-stranger", theirs);
      way(role + "-device", theirs);
      theirs.peer(role + "-device", "m-" + role + "-device", ours.url(), strangeKme.url());
      Files.createDirectories(ours.keyFile("x").getParent());
      for (String kind : List.of("-stranger", "-other", "-bare")) {
        Files.writeString(ours.keyFile(role + kind), BEFORE);
      }
    }
    String python =
        Tool.required(ReferencePeer.python(), "python 3.11 or newer, for the reference peer");
    for (String role : List.of("a", "z")) {
      NodeFolder reference = new NodeFolder(folder, role + "-python");
      way(role + "-python", reference);
      reference.peer(role + "-python", "m-" + role + "-python", ours.url(), kme.url());
      STARTED.add(ReferencePeer.start(python, reference));
    }
    List<Node> nodes = Node.startAll(ours, theirs);
    STARTED.addAll(nodes);
    node = nodes.get(0);
    other = nodes.get(1);
  }

  @AfterAll
  static void endAll() throws Exception {
    for (AutoCloseable each : STARTED) {
      each.close();
    }
    for (TcpProxy way : WAYS.values()) {
      way.close();
    }
    kme.close();
    strangeKme.close();
  }

  /** A partner on the other node, which knows us. */
  private static void known(String partner) throws IOException {
    way(partner, theirs);
    theirs.peer(partner, "m-" + partner, ours.url(), kme.url());
  }

  private static void way(String partner, NodeFolder to) throws IOException {
    TcpProxy way = new TcpProxy(to);
    WAYS.put(partner, way);
    ours.peer("m-" + partner, partner, way.url(), kme.url());
  }

  private static void secret(String partner, String here, String there) throws IOException {
    ours.setForPeer(partner, "psk_file", "'" + secretFile(here) + "'");
    theirs.setForPeer("m-" + partner, "psk_file", "'" + secretFile(there) + "'");
  }

  private static Path secretFile(String content) throws IOException {
    Path file = folder.resolve("secret" + content);
    Files.writeString(file, content.repeat(32));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static PeerView view(String partner) {
    return new PeerView(node, partner);
  }

  private static void assertRotates(KeyPair pair) {
    Set<String> seen = new HashSet<>(Set.of(BEFORE));
    for (int i = 0; i < 4; i++) {
      seen.add(pair.awaitEqual(seen, LIMIT));
    }
  }

  private static long classicCalls(String partner) {
    return WAYS.get(partner).requests().stream().filter(line -> line.contains("/api/v1/")).count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-same", "z-same", "a-secret", "z-secret"})
  void twoOfOursSpeakTheConfirmedExchangeAndNoOther(String partner) {
    assertRotates(new KeyPair(ours.keyFile(partner), theirs.keyFile("m-" + partner)));
    assertThat(view(partner).told("speaks the confirmed exchange")).isEqualTo(1);
    assertThat(view(partner).told("a new chain")).isEqualTo(1);
    assertThat(classicCalls(partner)).isZero();
    assertThat(WAYS.get(partner).requests()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-python", "z-python"})
  void aPartnerThatSpeaksNothingElseIsSpokenToInTheClassicExchange(String partner)
      throws IOException {
    assertRotates(
        new KeyPair(ours.keyFile(partner), folder.resolve(partner + "/psk/m-" + partner + ".key")));
    assertThat(view(partner).told("speaks the classic exchange")).isEqualTo(1);
    await("it was asked").atMost(LIMIT).until(() -> view(partner).told(": rotated, ") > 1);
    await("it asked").atMost(LIMIT).until(() -> view(partner).told(": answered /") > 1);
    assertThat(view(partner).failure()).doesNotContain("expected the confirmed");
  }

  @ParameterizedTest
  @CsvSource({
    "a-stranger, 'it knows no peer of our name; its [peers.NAME] and our source_KME_ID differ'",
    "z-stranger, 'it knows no peer of our name; its [peers.NAME] and our source_KME_ID differ'",
    "a-other, 'static'",
    "z-other, 'static'",
    "a-bare, 'suite'",
    "z-bare, 'suite'",
  })
  void whatDoesNotFitTogetherIsToldAndNotSpoken(String partner, String why) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(view(partner).failure()).as(partner).contains(why));
    // Several turns later it is the same.
    int turns = WAYS.get(partner).requests().size();
    await().atMost(LIMIT).until(() -> WAYS.get(partner).requests().size() >= turns + 4);
    assertThat(ours.keyFile(partner)).hasContent(BEFORE);
    assertThat(theirs.keyFile("m-" + partner)).doesNotExist();
    assertThat(classicCalls(partner)).isZero();
    assertThat(kme.issuedFor("sae_" + partner)).as("keys burnt here").isZero();
    assertThat(kme.issuedFor("sae_m-" + partner)).as("keys burnt there").isZero();
  }

  /** Whoever looks at either end must find what is wrong: the likeliest fault of a new link. */
  @ParameterizedTest
  @ValueSource(strings = {"a-device", "z-device"})
  void devicesOfDifferentLinksAreToldByTheFollowersEnd(String partner) throws IOException {
    PeerView follower =
        partner.startsWith("z") ? new PeerView(other, "m-" + partner) : view(partner);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(follower.log())
                    .anyMatch(
                        line ->
                            line.contains("no answer to prepare: QKD device at ")
                                && line.contains("dec_keys: ")));
    assertThat(follower.psk()).isEmpty();
    assertThat(classicCalls(partner)).isZero();
  }
}
