package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.it.server.AppServer.Answer;
import org.ukms.it.server.WildFlyServer;

/** WildFly as server-config leaves it: nothing is open but what uKMS needs. */
@Tag("wildfly")
class WildFlyIT {

  private static final String PASSWORD = "a password of the test";

  @TempDir static Path folder;

  private static WildFlyServer server;

  @BeforeAll
  static void startAServerThatOthersCanReach() throws Exception {
    NodeFolder node = new NodeFolder(folder, "alice");
    node.set("key_folder", "'" + node.path().resolve("psk") + "'");
    node.set("key_rotation_seconds", 600);
    node.peer("bob", "http://localhost:" + Ports.free(), node.url() + "/ukms");
    server = new WildFlyServer(node.path(), node.write(), node.port(), Ports.free(), "/ukms");
    prepare();
    server.start();
    Answer deployed = server.deploy(Java.jar().resolveSibling("ukms.war"));
    assertThat(deployed.exitCode()).as(deployed.output()).isZero();
  }

  private static void prepare() throws IOException, InterruptedException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Answer prepared = server.prepare("--bind", "0.0.0.0", "--password-file", password.toString());
    assertThat(prepared.exitCode()).as(prepared.output()).isZero();
  }

  @AfterAll
  static void endIt() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void listensForOthersOnThePortForPeersAlone() throws IOException {
    assertThat(Sockets.listening(server.pid()))
        .containsExactlyInAnyOrder(
            "tcp 0.0.0.0:" + server.port(), "tcp 127.0.0.1:" + server.managementPort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/console",
        "/health",
        "/metrics",
        "/openapi",
        "/management",
        "/wildfly-services/ejb/v1/open",
        "/ROOT/",
      })
  void answers404WithoutAWordOfItself(String path) throws IOException {
    Reply reply = new Http(server.port()).get(path);
    assertThat(reply.status()).as(reply.raw()).isEqualTo(404);
    Refusals.assertTellsNothing(reply);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jboss-remoting", "h2c"})
  void speaksNothingButHttpOnThePortForPeers(String protocol) throws IOException {
    List<String> headers =
        List.of(
            "Connection: Upgrade, HTTP2-Settings",
            "Upgrade: " + protocol,
            "HTTP2-Settings: AAMAAABkAAQAAP__",
            "Sec-JbossRemoting-Key: AAAAAAAAAAAAAAAAAAAAAA==");
    Reply reply = new Http(server.port()).send("GET", "/", headers, "");
    assertThat(reply.status()).as(reply.raw()).isEqualTo(404);
  }

  @Test
  void asksForAPasswordBeforeItIsAdministered() throws IOException {
    Reply reply = new Http(server.managementPort()).get("/management");
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("www-authenticate")).startsWith("Digest ");
  }

  @Test
  void logsWhatAnOperatorNeedsAndNothingElse() throws IOException {
    assertThat(server.logText().lines().filter(line -> line.matches("20\\d\\d-.*")))
        .isNotEmpty()
        .allMatch(line -> line.contains(" [org.ukms"))
        .anyMatch(line -> line.contains(" ready: hsn_alice"));
  }

  @Test
  void isPreparedAgainWithoutAChange() throws Exception {
    server.stop();
    Map<String, String> before = configuration();
    prepare();
    assertThat(configuration()).isEqualTo(before);
    server.start();
    assertThat(new Http(server.port()).get("/ukms/api/admin/v1/health/ready").status())
        .isEqualTo(200);
  }

  /** All files of the server's configuration, and none with the password. */
  private static Map<String, String> configuration() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(server.base().resolve("configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    assertThat(contents.values()).noneMatch(text -> text.contains(PASSWORD));
    return contents;
  }
}
