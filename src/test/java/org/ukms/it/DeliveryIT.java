package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-2 to L-5 and L-9 with real files and programs: a node with many deliveries, and its peer. */
@Tag(Host.ANY)
class DeliveryIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String VARIABLE = "UKMS_TEST_SECRET";
  private static final String SECRET = "correct-horse-battery-staple-and-some-more";

  @TempDir Path folder;

  @Test
  void eachDeliveryHasItsKeyWhateverBecomesOfTheOthers() throws Exception {
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    NodeFolder.link(alice, bob);
    for (NodeFolder node : List.of(alice, bob)) {
      String peer = node == alice ? "bob" : "alice";
      secret(node, peer);
      node.setForPeer(peer, "on_stale", "'random'");
      node.setForPeer(peer, "stale_after_seconds", 4);
      node.setForPeer(peer, "on_shutdown", "'random'");
      node.setForPeer(peer, "delivery", deliveries(node));
    }
    Path events = alice.path().resolve("events");

    Node second = Node.start(bob);
    try (Node first = Node.start(alice)) {
      first.awaitReady();
      second.awaitReady();

      String psk = awaitEqual(Set.of());
      assertThat(awaitEqual(Set.of(psk))).as("it rotates").isNotEqualTo(psk);
      assertFormsAgree();
      assertProgramsGotTheKeyAndNothingElse();
      assertFailureHoldsUpNothing(first);

      second.kill();
      awaitReason("stale");
      second.close();
      second = Node.start(bob);
      second.awaitReady();
      awaitReason("exchanged");
      awaitEqual(Set.of(psk));

      List<String> known = List.of(text(path("alice", "base64")), text(path("bob", "base64")));
      first.stop();
      assertThat(text(path("alice", "base64"))).as("at a stop").hasSize(44).isNotIn(known);
      List<String> lines = Files.readAllLines(events);
      assertThat(lines)
          .allMatch(
              line ->
                  line.matches(
                      "output-key peer hsn_bob key-file \"/.*/base64\" (exchanged|stale)"));
      assertThat(lines.get(lines.size() - 1)).endsWith(" stale");
      assertNoSecretIn(first.logText());
    } finally {
      second.close();
    }

    try (Node again = Node.start(alice);
        Node peer = Node.start(bob)) {
      again.awaitReady();
      peer.awaitReady();
      awaitEqual(Set.of());
    }
  }

  /** In the environment where the test can set it, for programs must not get it from there. */
  private static void secret(NodeFolder node, String peer) throws IOException {
    if (node.host() == Host.UBER_JAR) {
      node.variable(VARIABLE, SECRET);
      node.setForPeer(peer, "psk_env", "'" + VARIABLE + "'");
      return;
    }
    Path file = Files.writeString(node.path().resolve("secret"), SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    node.setForPeer(peer, "psk_file", "'" + file + "'");
  }

  /** The same for both nodes, for a label is the same at both ends; some fail, or hang. */
  private String deliveries(NodeFolder node) throws IOException {
    String group = Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
    Path own = node.path();
    String record =
        script(
            own,
            "record",
            "cat > %s/recorded.part; echo \"$(cat %s/recorded.part) $(env | sort | tr '\\n' ' ')\" >> %s/recorded"
                .formatted(own, own, own));
    String fails = script(own, "fails", "cat > /dev/null; test -e " + own + "/mended || exit 3");
    String hangs = script(own, "hangs", "exec sleep 60");
    return String.join(
        ", ",
        "[{kind = 'exec', command = ['%s'], timeout_seconds = 1}".formatted(hangs),
        "{kind = 'exec', command = ['%s', 'an argument']}".formatted(fails),
        "{kind = 'file', path = '%s/base64', event_file = '%s/events'}".formatted(own, own),
        "{kind = 'file', path = '%s/hex', format = 'hex', mode = '0640', group = '%s'}"
            .formatted(own, group),
        "{kind = 'file', path = '%s/raw', format = 'raw'}".formatted(own),
        "{kind = 'file', path = '%s/labelled', label = 'vpn'}".formatted(own),
        "{kind = 'exec', command = ['%s']}]".formatted(record));
  }

  private static String script(Path own, String name, String lines) throws IOException {
    Path script = Files.writeString(own.resolve(name), "#!/bin/sh\n" + lines + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  private Path path(String node, String file) {
    return folder.resolve(node).resolve(file);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }

  /** The PSK that both ends have, none of these. */
  private String awaitEqual(Set<String> but) {
    return new KeyPair(path("alice", "base64"), path("bob", "base64"))
        .awaitEqual(but, Node.PATIENCE);
  }

  /** In one look, for which no rotation may come between. */
  private void assertFormsAgree() throws IOException {
    until(
        "all forms hold one key",
        () -> {
          byte[] raw = Files.readAllBytes(path("alice", "raw"));
          return Base64.getEncoder().encodeToString(raw).equals(text(path("alice", "base64")))
              && HexFormat.of().formatHex(raw).equals(text(path("alice", "hex")));
        });
    until(
        "both ends have one key for the label",
        () -> text(path("alice", "labelled")).equals(text(path("bob", "labelled"))));
    assertThat(text(path("alice", "labelled"))).hasSize(44);
    assertThat(text(path("alice", "labelled"))).isNotEqualTo(text(path("alice", "base64")));
    assertThat(rights("hex")).isEqualTo("rw-r-----");
    assertThat(rights("base64")).isEqualTo("rw-------");
  }

  private String rights(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path("alice", file)));
  }

  private void assertProgramsGotTheKeyAndNothingElse() throws IOException {
    String last = lastRecorded();
    assertThat(last)
        .matches("[A-Za-z0-9+/]{43}= .*")
        .contains(" UKMS_PEER=hsn_bob ", " UKMS_REASON=exchanged ")
        .containsPattern(" UKMS_EPOCH=[1-9][0-9]* ")
        .containsPattern(" UKMS_KEY_ID=[0-9a-f-]{36} ")
        .containsPattern(" UKMS_PEER_KEY_ID=[0-9a-f-]{36} ")
        .doesNotContain(SECRET, VARIABLE, "UKMS_CONFIG_FILE");
  }

  private String lastRecorded() throws IOException {
    List<String> lines = Files.readAllLines(path("alice", "recorded"));
    return lines.get(lines.size() - 1);
  }

  private static void assertFailureHoldsUpNothing(Node alice) throws IOException {
    PeerView bob = new PeerView(alice, "bob");
    until("it fails", () -> state(bob, 1).equals("failed"));
    until("it hangs", () -> state(bob, 0).equals("failed"));
    long epoch = bob.status().get("epoch").longValue();
    until("it rotates", () -> bob.status().get("epoch").longValue() > epoch + 1);

    JsonNode failed = bob.status().get("deliveries").get(1);
    assertThat(failed.get("cause").textValue()).isEqualTo("exit status 3");
    assertThat(failed.get("age_seconds").longValue()).isPositive();
    assertThat(bob.status().get("deliveries").get(0).get("cause").textValue())
        .isEqualTo("not through after 1 s, killed");
    assertThat(Stream.of(2, 3, 4, 5, 6).map(i -> unchecked(() -> state(bob, i))))
        .containsOnly("set");
    assertThat(bob.told("delivery exec " + alice.folder().path() + "/fails failed: exit status 3"))
        .isPositive();

    Files.createFile(alice.folder().path().resolve("mended"));
    until("it is mended", () -> state(bob, 1).equals("set"));
    assertThat(bob.told("fails is in place again")).isEqualTo(1);
  }

  private static String state(PeerView peer, int delivery) throws IOException {
    return peer.status().get("deliveries").get(delivery).get("state").textValue();
  }

  /** A random key reaches every delivery, and so does the PSK that ends it. */
  private void awaitReason(String reason) {
    until(reason, () -> lastRecorded().contains(" UKMS_REASON=" + reason + " "));
    until(
        reason + " in the file",
        () ->
            Optional.of(Files.readAllLines(path("alice", "events")))
                .filter(lines -> lines.get(lines.size() - 1).endsWith(" " + reason))
                .isPresent());
  }

  /** No key that the program got stands in the log. */
  private void assertNoSecretIn(String log) throws IOException {
    List<String> keys =
        Files.readAllLines(path("alice", "recorded")).stream()
            .map(line -> line.substring(0, 44))
            .toList();
    assertThat(keys).hasSizeGreaterThan(3);
    assertThat(log).doesNotContain(SECRET);
    keys.forEach(key -> assertThat(log).doesNotContain(key));
  }

  private static void until(String what, Callable<Boolean> holds) {
    await(what)
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(holds);
  }

  private static <T> T unchecked(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
