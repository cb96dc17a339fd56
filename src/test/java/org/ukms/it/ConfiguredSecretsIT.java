package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.interfaces.ECPrivateKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** The secrets that a configuration names stay where they are: K-7, CFG-10. */
class ConfiguredSecretsIT {

  private static final String VARIABLE = "UKMS_TEST_SECRET";
  private static final String SECRET = "correct-horse-battery-staple-and-some-more";

  private static final TestCa CA = TestCa.named("ca");

  @TempDir Path folder;

  private final Needles secrets = new Needles();

  @Test
  void aSecretFromTheEnvironmentOrAFileAndAPrivateKeyAreNowhereElse() throws Exception {
    NodeFolder alice = node("alice");
    NodeFolder bob = node("bob");
    NodeFolder.link(alice, bob);
    alice.setForPeer("bob", "psk_env", "'" + VARIABLE + "'");
    alice.variable(VARIABLE, SECRET);
    Path file = Files.writeString(folder.resolve("secret"), SECRET);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    bob.setForPeer("alice", "psk_file", "'" + file + "'");
    secrets.add(SECRET.getBytes(US_ASCII));

    Map<String, byte[]> places = new LinkedHashMap<>();
    List<Node> nodes = Node.startAll(alice, bob);
    try {
      KeyPair pair = KeyPair.of(alice, bob);
      String first = pair.awaitEqual(Set.of(), Node.PATIENCE);
      pair.awaitEqual(Set.of(first), Node.PATIENCE);
      for (Node node : nodes) {
        String name = node.folder().name();
        String status = node.http().get("/api/admin/v1/status").raw();
        assertThat(status).contains("\"epoch\" : ");
        places.put(name + "'s status", status.getBytes(ISO_8859_1));
        places.put(name + "'s arguments", proc(node, "cmdline"));
        putFiles(node, places);
      }
      assertThat(secrets.in(proc(nodes.get(0), "environ"))).as("the search finds it").isNotEmpty();
      assertThat(secrets.in(proc(nodes.get(1), "environ"))).isEmpty();
      for (Node node : nodes) {
        node.stop();
        places.put(node.folder().name() + "'s log", node.logText().getBytes(ISO_8859_1));
      }
    } finally {
      nodes.forEach(Node::close);
    }
    assertThat(places).hasSizeGreaterThan(10);
    places.forEach((place, bytes) -> assertThat(secrets.in(bytes)).as(place).isEmpty());
  }

  private NodeFolder node(String name) throws IOException {
    NodeFolder node = new NodeFolder(folder, name);
    TestIdentity own = CA.issue("sae_" + name).dns("localhost").uri("kme:hsn_" + name).make();
    Path files = Files.createDirectories(folder.resolve("certificates").resolve(name));
    node.tls(TlsFiles.write(files, own, CA));
    secrets.add(own.key().getEncoded());
    secrets.add(((ECPrivateKey) own.key()).getS().toByteArray());
    return node;
  }

  private static byte[] proc(Node node, String file) throws IOException {
    return Files.readAllBytes(Path.of("/proc", Long.toString(node.pid()), file));
  }

  /** All files, temporary ones, too, but archives. */
  private static void putFiles(Node node, Map<String, byte[]> places) throws IOException {
    try (Stream<Path> all = Files.walk(node.folder().path())) {
      all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".jar"))
          .forEach(file -> places.put(file.toString(), bytes(file)));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException goneMeanwhile) {
      throw new UncheckedIOException(goneMeanwhile);
    }
  }
}
