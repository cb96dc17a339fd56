package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alice, bob and carol as processes: L-4, L-7, L-8, R-1, R-7, D-1, D-3, S-4. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeNodesIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static final Map<String, NodeProcess> NODES = new HashMap<>();
  private static List<KeyPair> pairs;
  private static KeyFileReader reader;

  @BeforeAll
  static void startThreeNodes() throws IOException, InterruptedException {
    NodeFolder alice = new NodeFolder(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    NodeFolder carol = new NodeFolder(folder, "carol");
    NodeFolder.link(alice, bob);
    NodeFolder.link(bob, carol);
    pairs = List.of(KeyPair.of(alice, bob), KeyPair.of(bob, carol));
    reader = new KeyFileReader(pairs.toArray(KeyPair[]::new));
    long start = System.nanoTime();
    for (Node node : Node.startAll(alice, bob, carol)) {
      NODES.put(node.folder().name(), (NodeProcess) node);
    }
    pairs.forEach(pair -> pair.awaitEqual(Set.of(), LIMIT));
    System.out.printf(
        "three nodes: both pairs equal %d ms after their start%n",
        Duration.ofNanos(System.nanoTime() - start).toMillis());
  }

  @AfterAll
  static void endThem() {
    reader.close();
    NODES.values().forEach(NodeProcess::close);
  }

  @Test
  @Order(1)
  void bothPairsRotateAndAreEqualEachTime() {
    for (KeyPair pair : pairs) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 5; i++) {
        seen.add(pair.awaitEqual(seen, LIMIT));
      }
    }
  }

  @Test
  @Order(2)
  void keysAndStateAreTheirOwnersAlone() throws IOException {
    for (NodeProcess node : NODES.values()) {
      Path state = node.folder().state();
      assertThat(permissions(state)).as("%s", state).isEqualTo("rwx------");
      for (Path file : files(state)) {
        // The file that is just being replaced comes and goes.
        if (!file.getFileName().toString().endsWith(".tmp")) {
          assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------");
        }
      }
      assertThat(files(state)).anyMatch(file -> file.toString().endsWith(".state"));
    }
    for (KeyPair pair : pairs) {
      for (Path file : List.of(pair.one(), pair.other())) {
        assertThat(permissions(file)).as("%s", file).isEqualTo("rw-------");
        assertThat(file).hasSize(44);
      }
    }
  }

  @Test
  @Order(3)
  void eachListensOnItsPortAndOnNothingElse() throws IOException {
    for (NodeProcess node : NODES.values()) {
      assertThat(Sockets.listening(node.pid()))
          .containsExactly("tcp 127.0.0.1:" + node.folder().port());
    }
  }

  @Test
  @Order(4)
  void eachSaysOnceThatItIsReadyAndWhatIsInsecure() {
    for (NodeProcess node : NODES.values()) {
      assertThat(node.log())
          .as("log of %s", node.folder().name())
          .filteredOn(line -> line.contains(" ready: "))
          .singleElement()
          .asString()
          .contains("hsn_" + node.folder().name())
          .contains(node.folder().url())
          .contains("peers hsn_")
          .contains("INSECURE: enable_fake_qkd_api = true");
    }
  }

  @Test
  @Order(5)
  void aSecondProcessOnTheSameStateFolderIsRefused() throws Exception {
    NodeFolder second = new NodeFolder(folder, "second");
    NodeFolder carol = NODES.get("carol").folder();
    second.set("state_folder", "'" + carol.state() + "'");
    second.peer("bob", NODES.get("bob").folder().url(), second.url());
    try (NodeProcess refused = NodeProcess.start(second)) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.logText())
          .contains(carol.state() + ": in use by another node")
          .doesNotContain(" ready: ");
      assertThat(temporaryFolders(second)).isEmpty();
    }
    assertThat(NODES.get("carol").isAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "bob", "carol"})
  @Order(6)
  void theirPairsAreEqualAgainAfterAKillOf(String name) throws Exception {
    NodeProcess victim = NODES.get(name);
    victim.kill();
    assertThat(temporaryFolders(victim.folder())).as("what a killed process leaves").hasSize(1);
    Set<String> before = reader.psks();
    boolean whole = hasNoOpenOffer(victim.folder());
    String start = Instant.now().toString();
    NodeProcess again = NodeProcess.start(victim.folder());
    NODES.put(name, again);
    again.awaitReady();
    assertThat(temporaryFolders(victim.folder())).as("its own alone").hasSize(1);
    pairs.forEach(pair -> pair.awaitEqual(before, LIMIT));
    if (whole) {
      assertThat(NODES.values())
          .flatExtracting(NodeProcess::log)
          .filteredOn(line -> line.compareTo(start) > 0)
          .as("it continues where it was")
          .noneMatch(line -> line.contains("hsn_" + name + ": answered /new"))
          .noneMatch(line -> line.contains(": a new chain"));
    }
  }

  @Test
  @Order(7)
  void aReaderNeverSawAPartOfAKey() {
    System.out.printf("key files read at least %d times each%n", reader.reads());
    assertThat(reader.reads()).isPositive();
    assertThat(reader.faults()).isEmpty();
  }

  @Test
  @Order(8)
  void eachEndsWithinFiveSecondsOfSigtermAndLeavesNoTemporaryFolder() throws Exception {
    for (NodeProcess node : NODES.values()) {
      Duration took = node.stop();
      System.out.printf("%s ended %d ms after SIGTERM%n", node.folder().name(), took.toMillis());
      assertThat(took).isLessThan(Duration.ofSeconds(5));
      assertThat(node.exitCode()).isEqualTo(143);
      assertThat(files(node.folder().temporary())).isEmpty();
    }
  }

  /** Killed while an answer was leaving, a node cannot know whether its peer heard it. */
  private static boolean hasNoOpenOffer(NodeFolder node) throws IOException {
    for (Path file : files(node.state())) {
      if (file.toString().endsWith(".state") && Files.readString(file).contains("\"offered\"")) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> temporaryFolders(NodeFolder node) throws IOException {
    return files(node.temporary()).stream()
        .filter(file -> file.getFileName().toString().startsWith("ukms-"))
        .toList();
  }

  private static List<Path> files(Path parent) throws IOException {
    try (Stream<Path> files = Files.list(parent)) {
      return files.toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
