package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.server.AppServer;
import org.ukms.it.server.AppServer.Answer;

/** What an administrator does with the WAR on a server: W-1. */
@Tag(Host.SERVER)
class DeployIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  private NodeFolder node;

  @BeforeEach
  void aNodeThatWouldRun() throws IOException {
    node = new NodeFolder(folder, "alice");
    node.set("key_folder", "'" + node.path().resolve("psk") + "'");
    node.peer("bob", "http://localhost:" + Ports.free(), node.url());
  }

  @Test
  void isDisabledEnabledRedeployedAndUndeployedAtTheRoot() throws Exception {
    try (AppServer server = ServerUnderTest.of(node, "")) {
      server.start();
      succeeds(server.deploy(ServerUnderTest.war()));
      assertThat(ready(server)).isEqualTo(200);
      assertThat(Sockets.listening(server.pid()))
          .as("what others can reach")
          .allMatch(socket -> socket.startsWith("tcp 127.0.0.1:"));

      succeeds(server.disable());
      assertThat(ready(server)).isEqualTo(404);
      succeeds(server.enable());
      assertThat(ready(server)).isEqualTo(200);
      succeeds(server.redeploy(ServerUnderTest.war()));
      assertThat(ready(server)).isEqualTo(200);

      server.stop();
      server.start();
      await("deployed before the restart").atMost(LIMIT).until(() -> ready(server) == 200);
      server.kill();
      server.start();
      await("after a kill").atMost(LIMIT).until(() -> ready(server) == 200);

      succeeds(server.undeploy());
      assertThat(ready(server)).isEqualTo(404);
      assertThat(server.logText()).contains("uKMS ").contains(" ready: hsn_alice");
    }
  }

  @Test
  void tellsAllProblemsAndRunsOnceTheyAreGoneWithoutARestart() throws Exception {
    node.set("key_rotation_seconds", 0);
    node.set("key_foldr", "'x'");
    node.set("ukms_port", "'5555'");
    try (AppServer server = ServerUnderTest.of(node, "/ukms")) {
      server.start();
      long pid = server.pid();

      Answer refused = server.deploy(ServerUnderTest.war());

      assertThat(refused.exitCode()).as(refused.output()).isNotZero();
      assertNamesTheProblems(refused.output());
      assertNamesTheProblems(server.logText());
      assertThat(ready(server)).isNotEqualTo(200);

      node.set("key_rotation_seconds", 2);
      node.unset("key_foldr");
      node.set("ukms_port", node.port());
      node.write();
      succeeds(server.deploy(ServerUnderTest.war()));
      assertThat(ready(server)).isEqualTo(200);
      assertThat(server.pid()).isEqualTo(pid);
    }
  }

  private static void assertNamesTheProblems(String text) {
    assertThat(text)
        .contains("ukms.toml 1:1 key_rotation_seconds: 0 is out of range")
        .containsPattern("ukms\\.toml \\d:1 key_foldr: unknown key, did you mean `key_folder`\\?")
        .containsPattern("ukms\\.toml \\d:1 ukms_port: a string, expected an integer");
  }

  private static void succeeds(Answer answer) {
    assertThat(answer.exitCode()).as(answer.output()).isZero();
  }

  private static int ready(AppServer server) throws IOException {
    return new Http(server.port())
        .get(server.contextPath() + "/api/admin/v1/health/ready")
        .status();
  }
}
