package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.peer.PeerConfig;

/** The three files of {@code example/} fit each other. */
class ExamplesTest {

  @TempDir Path folder;

  private final Map<String, UkmsConfig> nodes = new HashMap<>();

  @BeforeEach
  void readTheExamples() throws Exception {
    for (String name : Set.of("alice", "bob", "carol")) {
      nodes.put(
          name,
          ConfigReader.read(Path.of("example", "ukms_" + name + ".toml"), Optional.of(folder)));
    }
  }

  @Test
  void linkAliceWithBobAndBobWithCarol() {
    Set<String> links = new TreeSet<>();
    nodes.forEach((name, node) -> node.peers().forEach(p -> links.add(name + " " + p.alias())));

    assertThat(links).containsExactly("alice bob", "bob alice", "bob carol", "carol bob");
  }

  @Test
  void callEachOtherByTheSameNames() {
    nodes.forEach(
        (name, node) ->
            node.peers()
                .forEach(
                    ours -> {
                      UkmsConfig other = nodes.get(ours.alias());
                      PeerConfig theirs = link(other, name);
                      assertThat(theirs.name().value()).isEqualTo(ours.sourceKmeId().value());
                      assertThat(theirs.slaveSaeId()).isEqualTo(ours.masterSaeId());
                      assertThat(ours.ukmsUrl()).isEqualTo(url(other));
                      assertThat(ours.name().value()).isEqualTo("hsn_" + ours.alias());
                      assertThat(ours.slaveSaeId().value()).isEqualTo("sae_" + ours.alias());
                    }));
  }

  @Test
  void eachSimulateADeviceOfTheirOwn() {
    for (UkmsConfig node : nodes.values()) {
      assertThat(node.fakeQkd().isServed()).isTrue();
      assertThat(node.peers()).flatExtracting(PeerConfig::etsiUrls).containsOnly(url(node));
      assertThat(node.keyRotation()).isEqualTo(Duration.ofSeconds(10));
    }
  }

  @Test
  void listenOnPortsAndWriteToFoldersOfTheirOwn() {
    Map<String, Integer> ports = new HashMap<>();
    nodes.forEach((name, node) -> ports.put(name, node.listener().port()));

    assertThat(ports).isEqualTo(Map.of("alice", 5555, "bob", 5556, "carol", 5557));
    nodes.forEach(
        (name, node) -> {
          assertThat(node.keyFolder()).isEqualTo(folder.resolve("psk").resolve(name));
          assertThat(node.stateFolder()).isEqualTo(node.keyFolder().resolve(".state"));
        });
  }

  private static URI url(UkmsConfig node) {
    return URI.create("http://localhost:" + node.listener().port());
  }

  private static PeerConfig link(UkmsConfig node, String alias) {
    return node.peers().stream().filter(p -> p.alias().equals(alias)).findFirst().orElseThrow();
  }
}
