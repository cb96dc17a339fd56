package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No key and no PSK is anywhere but in its place: E-4, J-3, T-2, V-2. */
@Tag(Host.ANY)
@Tag("full")
class LeakIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** What is logged of rotations by whoever asks, and by a follower in the confirmed exchange. */
  private static final List<String> ASKED = List.of("rotation failed: ", "rotated, key ID ");

  private static final List<String> ANSWERED = List.of("a new chain", ": took epoch 2");

  private static final Pattern CHAIN = Pattern.compile("\"chain\" *: *\"([A-Za-z0-9+/]{43}=)\"");

  @TempDir Path folder;

  private TestKme kme;
  private List<Node> nodes = List.of();
  private KeyFileReader reader;

  private void startAPairWithADeviceWhoseKeysAreKnownToTheTest(String protocol)
      throws IOException, InterruptedException {
    kme = new TestKme();
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    alice.set("key_rotation_seconds", 1);
    bob.set("key_rotation_seconds", 1);
    NodeFolder.link(alice, bob, kme.url());
    alice.speak(protocol);
    bob.speak(protocol);
    KeyPair pair = KeyPair.of(alice, bob);
    reader = new KeyFileReader(pair);
    nodes = Node.startAll(alice, bob);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @AfterEach
  void endThem() {
    if (reader != null) {
      reader.close();
    }
    nodes.forEach(Node::close);
    kme.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "classic"})
  void noKeyIsInALogAReplyTheEnvironmentOrAFileBesideItsOwn(String protocol) throws Exception {
    startAPairWithADeviceWhoseKeysAreKnownToTheTest(protocol);
    Needles secrets = new Needles();
    List<byte[]> replies = new ArrayList<>();
    for (TestKme.Fault fault : TestKme.Fault.values()) {
      // Either side's device, at either of its methods.
      kme.schedule(fault, fault, fault);
      await().atMost(LIMIT).until(() -> !kme.hasFaultsLeft());
      for (Node node : nodes) {
        replies.addAll(repliesOf(node));
        secrets.addAll(chains(node));
      }
    }
    int issued = kme.keys().size();
    await().atMost(LIMIT).until(() -> kme.keys().size() >= issued + 8);
    for (Node node : nodes) {
      replies.addAll(repliesOf(node));
    }

    Map<String, byte[]> places = new LinkedHashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      places.put("reply " + i, replies.get(i));
    }
    List<byte[]> states = new ArrayList<>();
    for (Node node : nodes) {
      String name = node.folder().name();
      states.add(Files.readAllBytes(state(node)));
      places.put(name + "'s files", content(node.folder()));
      for (String file : List.of("cmdline", "environ")) {
        Path path = Path.of("/proc", Long.toString(node.pid()), file);
        places.put(name + "'s " + file, Files.readAllBytes(path));
      }
      node.stop();
      boolean asks = node == nodes.get(0) || protocol.equals("classic");
      assertThat(node.logText()).contains(asks ? ASKED : ANSWERED);
      places.put(name + "'s log", node.logText().getBytes(ISO_8859_1));
      assertThat(node.folder().temporary()).isEmptyDirectory();
    }

    // After everything was read, so that none of the keys in it is missing here.
    secrets.addAll(kme.keys());
    reader.psks().forEach(psk -> secrets.add(Base64.getDecoder().decode(psk)));
    reader.psks().forEach(psk -> secrets.add(psk.getBytes(US_ASCII)));
    System.out.printf(
        "%d keys and %d PSKs, %d forms, looked for in %d places%n",
        kme.keys().size(), reader.psks().size(), secrets.size(), places.size());
    assertThat(states)
        .as("the search finds what is there")
        .allSatisfy(state -> assertThat(secrets.in(state)).contains("base64"));
    places.forEach((place, bytes) -> assertThat(secrets.in(bytes)).as(place).isEmpty());
  }

  private static String other(Node node) {
    return node.folder().name().equals("alice") ? "hsn_bob" : "hsn_alice";
  }

  private static List<byte[]> repliesOf(Node node) throws IOException {
    String other = other(node);
    List<byte[]> replies = new ArrayList<>();
    for (String path :
        List.of(
            "admin/v1/status",
            "admin/v1/health/live",
            "admin/v1/health/ready",
            "v1/peer/" + other + "/rotate",
            "v1/peer/" + other + "/new",
            "v1/peer/" + other + "/none",
            "v2/peer/" + other,
            "v2/peer/" + other + "/state",
            "v1/keys/sae_bob/status",
            "v1/keys/sae_bob/none")) {
      replies.add(node.http().get("/api/" + path).raw().getBytes(ISO_8859_1));
    }
    // The follower tells the hash of its chain.
    Reply told =
        node.http().post("/api/v2/peer/" + other + "/state", "", ConfirmedMessages.state());
    replies.add(told.raw().getBytes(ISO_8859_1));
    return replies;
  }

  /** The chains of the confirmed exchange, what they are and what they will be. */
  private static List<byte[]> chains(Node node) throws IOException {
    return CHAIN
        .matcher(Files.readString(state(node)))
        .results()
        .map(chain -> Base64.getDecoder().decode(chain.group(1)))
        .toList();
  }

  private static Path state(Node node) {
    return node.folder().state().resolve(other(node) + ".state");
  }

  /** All files, temporary ones and a server's own, but those of the keys and archives. */
  private static byte[] content(NodeFolder folder) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Path keys = folder.keyFile("any").getParent();
    Files.walkFileTree(
        folder.path(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path tree, BasicFileAttributes unused) {
            return tree.equals(keys) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes unused)
              throws IOException {
            if (!file.toString().endsWith(".jar")) {
              all.writeBytes(Files.readAllBytes(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path goneMeanwhile, IOException unused) {
            return FileVisitResult.CONTINUE;
          }
        });
    return all.toByteArray();
  }
}
