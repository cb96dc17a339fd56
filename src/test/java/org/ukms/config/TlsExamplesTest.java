package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.fake.StrictConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.tls.TlsConfig;
import org.ukms.name.KmeId;
import org.ukms.tls.IdentityFiles;

/**
 * The files of {@code example/tls/} fit those of {@code example/}, their device, and each other.
 */
class TlsExamplesTest {

  private static final List<String> NAMES = List.of("alice", "bob", "carol");

  @TempDir Path folder;

  private final Map<String, UkmsConfig> nodes = new HashMap<>();
  private UkmsConfig kme;
  private Path made;

  @BeforeEach
  void readTheExamples() throws Exception {
    made = Files.createDirectories(folder.resolve("example/tls/made"));
    write("ca.pem");
    for (String name : List.of("alice", "bob", "carol", "kme")) {
      write(name + ".pem");
      write(name + ".key");
    }
    for (String name : NAMES) {
      nodes.put(name, read(Path.of("example/tls/ukms_" + name + ".toml")));
    }
    kme = read(Path.of("example/kme/ukms_kme.toml"));
  }

  private void write(String name) throws IOException {
    Path file = Files.createFile(made.resolve(name));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, "as the script makes it");
  }

  private UkmsConfig read(Path file) throws ConfigException {
    return ConfigReader.read(file, Optional.of(folder));
  }

  @Test
  void areTheNodesOfThePlainExamplesInAllButTheirUrls() throws Exception {
    for (String name : NAMES) {
      UkmsConfig plain = read(Path.of("example/ukms_" + name + ".toml"));
      UkmsConfig node = nodes.get(name);
      assertThat(node.listener()).isEqualTo(plain.listener());
      assertThat(node.keyFolder()).isEqualTo(plain.keyFolder());
      assertThat(node.keyRotation()).isEqualTo(plain.keyRotation());
      assertThat(node.peers())
          .usingRecursiveComparison()
          .ignoringFields("etsiUrls", "ukmsUrl")
          .isEqualTo(plain.peers());
    }
  }

  @Test
  void callPeersAndTheDeviceOfAllOverTls() {
    assertThat(kme.peers()).isEmpty();
    assertThat(kme.fakeQkd().isServed()).isTrue();
    for (UkmsConfig node : nodes.values()) {
      assertThat(node.fakeQkd().isServed()).isFalse();
      assertThat(node.kmes()).containsOnlyKeys(url(kme));
      for (PeerConfig peer : node.peers()) {
        assertThat(peer.etsiUrls()).containsExactly(url(kme));
        assertThat(peer.ukmsUrl()).isEqualTo(url(nodes.get(peer.alias())));
      }
    }
  }

  @Test
  void haveTheCertificatesThatTheScriptMakes() {
    nodes.forEach((name, node) -> assertThat(node.tls()).contains(tls(name)));
    assertThat(kme.tls()).contains(tls("kme"));
  }

  @Test
  void areAdministeredOnPortsOfTheirOwn() {
    assertThat(NAMES)
        .extracting(name -> adminPort(nodes.get(name)))
        .containsExactly(5580, 5581, 5582);
    assertThat(adminPort(kme)).isEqualTo(5583);
    assertThat(kme.listener().port()).isEqualTo(5554);
  }

  @Test
  void takeTheirKeysFromAStrictDeviceThatKnowsThemAll() {
    StrictConfig device = kme.fakeQkd().strict().orElseThrow();
    for (UkmsConfig node : nodes.values()) {
      for (PeerConfig peer : node.peers()) {
        assertThat(device.saes()).containsEntry(peer.masterSaeId(), peer.sourceKmeId());
        assertThat(device.saes()).containsEntry(peer.slaveSaeId(), new KmeId(peer.name().value()));
      }
    }
  }

  private TlsConfig tls(String name) {
    return new TlsConfig(
        new IdentityFiles.Pem(made.resolve(name + ".pem"), made.resolve(name + ".key")),
        made.resolve("ca.pem"));
  }

  private static int adminPort(UkmsConfig node) {
    return node.admin().orElseThrow().port();
  }

  private static URI url(UkmsConfig node) {
    return URI.create("https://localhost:" + node.listener().port());
  }
}
