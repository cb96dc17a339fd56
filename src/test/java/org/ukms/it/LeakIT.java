package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No key and no PSK is anywhere but in its place: E-4, J-3, T-2, V-2. */
class LeakIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir Path folder;

  private TestKme kme;
  private List<NodeProcess> nodes = List.of();
  private KeyFileReader reader;

  @BeforeEach
  void startAPairWithADeviceWhoseKeysAreKnownToTheTest() throws IOException {
    kme = new TestKme();
    NodeFolder alice = new NodeFolder(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    alice.set("key_rotation_seconds", 1);
    bob.set("key_rotation_seconds", 1);
    NodeFolder.link(alice, bob, kme.url());
    KeyPair pair = KeyPair.of(alice, bob);
    reader = new KeyFileReader(pair);
    nodes = NodeProcess.startAll(alice, bob);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @AfterEach
  void endThem() {
    reader.close();
    nodes.forEach(NodeProcess::close);
    kme.close();
  }

  @Test
  void noKeyIsInALogAReplyTheEnvironmentOrAFileBesideItsOwn() throws Exception {
    List<byte[]> replies = new ArrayList<>();
    for (TestKme.Fault fault : TestKme.Fault.values()) {
      // Either side's device, at either of its methods.
      kme.schedule(fault, fault, fault);
      await().atMost(LIMIT).until(() -> !kme.hasFaultsLeft());
      for (NodeProcess node : nodes) {
        replies.addAll(repliesOf(node));
      }
    }
    int issued = kme.keys().size();
    await().atMost(LIMIT).until(() -> kme.keys().size() >= issued + 8);
    for (NodeProcess node : nodes) {
      replies.addAll(repliesOf(node));
    }

    Needles secrets = new Needles();
    secrets.addAll(kme.keys());
    reader.psks().forEach(psk -> secrets.add(Base64.getDecoder().decode(psk)));
    reader.psks().forEach(psk -> secrets.add(psk.getBytes(US_ASCII)));

    for (NodeProcess node : nodes) {
      Path state = node.folder().state();
      assertThat(foundIn(secrets, state)).as("the search finds what is there").contains("base64");
      Path process = Path.of("/proc", Long.toString(node.pid()));
      for (String file : List.of("cmdline", "environ")) {
        assertThat(secrets.in(Files.readAllBytes(process.resolve(file)))).as(file).isEmpty();
      }
      String log = node.logText();
      assertThat(log).contains("rotation failed: ").contains("rotated, key ID ");
      assertThat(secrets.in(log.getBytes(ISO_8859_1))).as("log").isEmpty();
      assertThat(foundIn(secrets, node.folder().temporary())).as("temporary files").isEmpty();
    }
    assertThat(replies).isNotEmpty().allSatisfy(reply -> assertThat(secrets.in(reply)).isEmpty());

    for (NodeProcess node : nodes) {
      node.stop();
      assertThat(secrets.in(node.logText().getBytes(ISO_8859_1))).as("log").isEmpty();
      assertThat(node.folder().temporary()).isEmptyDirectory();
    }
    System.out.printf(
        "%d keys and %d PSKs in %d forms looked for in %d replies%n",
        kme.keys().size(), reader.psks().size(), secrets.size(), replies.size());
  }

  private static List<byte[]> repliesOf(NodeProcess node) throws IOException {
    String other = node.folder().name().equals("alice") ? "hsn_bob" : "hsn_alice";
    List<byte[]> replies = new ArrayList<>();
    for (String path :
        List.of(
            "admin/v1/status",
            "admin/v1/health/live",
            "admin/v1/health/ready",
            "v1/peer/" + other + "/rotate",
            "v1/peer/" + other + "/new",
            "v1/peer/" + other + "/none",
            "v1/keys/sae_bob/status",
            "v1/keys/sae_bob/none")) {
      replies.add(node.http().get("/api/" + path).raw().getBytes(ISO_8859_1));
    }
    return replies;
  }

  /** Searches all files but the libraries that Payara unpacks. */
  private static Set<String> foundIn(Needles secrets, Path tree) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".jar") && !file.toString().endsWith(".tmp")) {
          found.addAll(secrets.in(Files.readAllBytes(file)));
        }
      }
    }
    return found;
  }
}
