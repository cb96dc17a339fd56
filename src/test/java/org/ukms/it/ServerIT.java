package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.ukms.it.server.AppServer.Answer;

/** Alice on a server of others, bob an uber-jar: W-1, W-9, W-10, M-5. */
@Tag(Host.SERVER)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path folder;

  private static ServerNode alice;
  private static Node bob;
  private static KeyPair pair;

  @BeforeAll
  static void startAServerWithAliceAndAProcessWithBob() throws IOException, InterruptedException {
    NodeFolder one = NodeFolder.underTest(folder, "alice");
    NodeFolder other = new NodeFolder(folder, "bob");
    NodeFolder.link(one, other);
    pair = KeyPair.of(one, other);
    bob = Node.start(other);
    alice = ServerNode.start(one);
    alice.awaitReady();
    bob.awaitReady();
  }

  @AfterAll
  static void endThem() {
    if (alice != null) {
      alice.close();
    }
    bob.close();
  }

  @Test
  @Order(1)
  void thePairRotatesAndIsEqualEachTime() {
    awaitRotations(3);
  }

  @Test
  @Order(2)
  void saysInOneLineThatBindAndPortAreTheServers() {
    assertThat(alice.log())
        .filteredOn(line -> line.contains(" ready: "))
        .isNotEmpty()
        .allMatch(
            line ->
                line.contains(
                    "hsn_alice at context root /ukms of this server"
                        + " (its listeners count, ukms_bind and ukms_port do not), peers hsn_bob"))
        .allMatch(line -> line.contains("INSECURE: enable_fake_qkd_api = true"));
  }

  @Test
  @Order(3)
  void listensBeyondLoopbackNowhere() throws IOException {
    assertThat(Sockets.listening(alice.pid()))
        .contains("tcp 127.0.0.1:" + alice.folder().port())
        .allMatch(socket -> socket.startsWith("tcp 127.0.0.1:"));
  }

  @Test
  @Order(4)
  void theServersOwnEndPointsAreClosed() throws IOException {
    Http server = new Http(alice.folder().port());
    for (String path : List.of("/", "/health", "/health/ready", "/metrics", "/openapi", "/none")) {
      Reply reply = server.get(path);
      assertThat(reply.status()).as("%s: %s", path, reply.raw()).isEqualTo(404);
      Refusals.assertTellsNothing(reply);
    }
  }

  /** U-2: what the HTTP client logs of its bytes is the device's reply, with the key in it. */
  @Test
  @Order(5)
  void theHttpClientTellsTheLogNothingWhateverItsLevel() throws Exception {
    succeed(alice.server().logAll("org.apache.hc"));
    awaitRotations(2);
    assertThat(alice.logText()).doesNotContain("org.apache.hc", "\"key\"");
  }

  @Test
  @Order(6)
  void aDisabledApplicationIsGoneAndAnEnabledOneGoesOn() throws Exception {
    succeed(alice.server().disable());
    assertThat(alice.http().get("/api/admin/v1/health/live").status()).isEqualTo(404);
    assertThat(alice.folder().state().resolve("lock")).exists();

    succeed(alice.server().enable());

    alice.awaitReady();
    awaitRotations(2);
  }

  @Test
  @Order(7)
  void redeployedItGoesOnWithTheKeysThatItHad() throws Exception {
    int before = bob.log().size();
    succeed(alice.server().redeploy(ServerUnderTest.war()));
    alice.awaitReady();
    awaitRotations(2);
    assertThat(bob.log().subList(before, bob.log().size()))
        .as("its state was whole, unless an answer was just leaving")
        .noneMatch(line -> line.contains(": a new chain"))
        .filteredOn(line -> line.contains("answered /new"))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  @Order(8)
  void aFaultyConfigurationFailsTheDeploymentWithAllItsFaultsAndACorrectedOneDeploys()
      throws Exception {
    Path file = alice.folder().path().resolve("ukms.toml");
    String sound = Files.readString(file);
    assertThat(Jmx.names(alice.pid(), "org.ukms"))
        .containsExactly("org.ukms:name=hsn_bob,type=Peer", "org.ukms:type=Node");
    succeed(alice.server().undeploy());
    assertThat(Jmx.names(alice.pid(), "org.ukms")).isEmpty();
    Files.writeString(
        file,
        sound
            .replaceFirst("key_rotation_seconds = \\d+", "key_rotation_seconds = 0\ncolour = 1")
            .replaceFirst("key_folder = '[^']*'", "key_folder = './psk'"));
    int logged = alice.logText().length();

    Answer refused = alice.server().deploy(ServerUnderTest.war());

    assertThat(refused.exitCode()).as(refused.output()).isNotZero();
    String log = alice.logText().substring(logged);
    for (String said : List.of(refused.output(), log)) {
      assertThat(said)
          .contains("ukms.toml 1:1 key_rotation_seconds: 0 is out of range, expected an integer")
          .contains("ukms.toml 2:1 colour: unknown key, expected one of ")
          .contains(
              "ukms.toml 3:1 key_folder: ", "./psk", " is relative, expected an absolute path");
    }
    assertThat(alice.http().get("/api/admin/v1/health/live").status()).isEqualTo(404);

    long pid = alice.pid();
    Files.writeString(file, sound);
    succeed(alice.server().deploy(ServerUnderTest.war()));
    alice.awaitReady();
    assertThat(alice.pid()).isEqualTo(pid);
    awaitRotations(2);
  }

  @Test
  @Order(9)
  void killedAndRestartedTheServerHasTheNodeAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      alice.kill();
      alice = ServerNode.start(alice.folder());
      alice.awaitReady();
      awaitRotations(2);
    }
  }

  @Test
  @Order(10)
  void stopsInOrder() throws Exception {
    Duration took = alice.stop();
    System.out.printf("the server stopped in %d ms%n", took.toMillis());
    assertThat(alice.isAlive()).isFalse();
    await().atMost(LIMIT).until(() -> bob.log().stream().anyMatch(l -> l.contains("failed: ")));
  }

  private static void succeed(Answer answer) {
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  private static void awaitRotations(int times) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i <= times; i++) {
      seen.add(pair.awaitEqual(seen, LIMIT));
    }
  }
}
