package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that fails: R-5, S-3. */
@Tag(Host.ANY)
@Tag("full")
class DiskIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private Node alice;
  private Node bob;
  private KeyPair pair;

  private void startAPair(String protocol) throws IOException, InterruptedException {
    NodeFolder one = NodeFolder.underTest(folder, "alice");
    NodeFolder other = new NodeFolder(folder, "bob");
    NodeFolder.link(one, other);
    one.speak(protocol);
    other.speak(protocol);
    List<Node> nodes = Node.startAll(one, other);
    alice = nodes.get(0);
    bob = nodes.get(1);
    pair = KeyPair.of(one, other);
    pair.awaitEqual(Set.of(), LIMIT);
  }

  @AfterEach
  void endIt() {
    if (bob != null) {
      alice.close();
      bob.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"auto, a new chain", "classic, answered /new"})
  void aPairHealsByItselfAfterItsDiskFailedAndAfterItsStateWasDamaged(String protocol, String anew)
      throws Exception {
    startAPair(protocol);
    healsAfterAKeyFileCouldNotBeWritten();
    startsAnewAfterItsStateWasDamaged(anew);
  }

  private void healsAfterAKeyFileCouldNotBeWritten() throws IOException {
    // Root may write anywhere; nobody can write through a folder that is not empty.
    Path obstacle = alice.folder().path().resolve("psk/.bob.key.tmp/full");
    await()
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> Files.createDirectories(obstacle) != null);
    await().atMost(LIMIT).until(() -> notWritten() >= 2);
    assertThat(alice.log())
        .filteredOn(line -> line.contains("not written: "))
        .allMatch(line -> line.contains("key file ") && line.contains("bob.key"))
        .allMatch(line -> line.matches(".*WARNING.* hsn_bob: .*next attempt in \\d+\\.\\d s"));
    assertThat(alice.http().get("/api/admin/v1/status").body()).contains("not written: ");
    String old = KeyPair.content(pair.one()).orElseThrow();
    assertThat(old).as("the key file is whole").hasSize(44);

    Files.delete(obstacle);
    Files.delete(obstacle.getParent());

    pair.awaitEqual(Set.of(old), LIMIT);
    assertThat(pair.one()).hasSize(44);
  }

  private void startsAnewAfterItsStateWasDamaged(String anew) throws Exception {
    alice.stop();
    int lines = bob.log().size();
    Path state = alice.folder().state().resolve("hsn_bob.state");
    String damaged = Files.readString(state).substring(0, 100);
    Files.writeString(state, damaged);
    String old = KeyPair.content(pair.other()).orElseThrow();

    alice = Node.start(alice.folder());
    alice.awaitReady();

    pair.awaitEqual(Set.of(old), LIMIT);
    Path aside = state.resolveSibling("hsn_bob.state.damaged");
    assertThat(aside).hasContent(damaged);
    assertThat(alice.log())
        .filteredOn(line -> line.contains("its saved state is damaged"))
        .singleElement()
        .asString()
        .contains("WARNING", "hsn_bob", aside.toString());
    assertThat(bob.log().subList(lines, bob.log().size()))
        .anyMatch(line -> line.contains("hsn_alice: " + anew));
  }

  private long notWritten() {
    return alice.log().stream().filter(line -> line.contains("not written: ")).count();
  }
}
