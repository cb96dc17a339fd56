package org.ukms.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** The listeners of the uber-jar with TLS and with a port for administration: L-2 to L-4, L-10. */
class TlsListenerIT {

  private static final String PROBE = "/api/v2/peer/hsn_bob";
  private static final String STATUS = "/api/admin/v1/status";
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final TestCa CA = TestCa.named("ca");
  private static final SSLContext BOB = CA.issue("sae_bob").dns("hsn_bob").make().context(CA);

  @TempDir Path folder;

  private NodeFolder alice;

  @BeforeEach
  void aNodeThatWouldRun() throws IOException {
    alice = new NodeFolder(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    alice.tls(TlsFiles.write(alice.path(), ours(CA), CA));
    alice.peer("bob", "https://localhost:" + Ports.free(), alice.url());
  }

  @Test
  void takesUpRenewedCertificatesAndAuthoritiesAndKeepsThemWhereTheNewOnesAreBroken()
      throws Exception {
    TestCa next = TestCa.named("next");
    SSLContext ofNext = next.issue("sae_bob").dns("hsn_bob").make().context(CA, next);
    try (Node node = Node.startAll(alice).get(0)) {
      assertThatThrownBy(() -> node.https(ofNext).get(PROBE)).isInstanceOf(IOException.class);

      TestIdentity renewed = ours(CA);
      renewed.pem(alice.path(), "own");
      await("the new certificate")
          .atMost(SOON)
          .until(() -> shown(node).equals(renewed.certificate()));
      assertThat(node.https(BOB).get(PROBE).status()).isEqualTo(200);

      TestCa.pem(alice.path().resolve("ca.pem"), CA.certificate(), next.certificate());
      await("the new authority").atMost(SOON).until(() -> isAnswered(node, ofNext));
      assertThat(node.https(BOB).get(PROBE).status()).as("the old one, too").isEqualTo(200);
      next.pem(alice.path().resolve("ca.pem"));
      await("the old authority is gone").atMost(SOON).until(() -> !isAnswered(node, BOB));
      assertThat(isAnswered(node, ofNext)).isTrue();

      Files.writeString(alice.path().resolve("own.pem"), "no certificate");
      await("the warning")
          .atMost(SOON)
          .until(
              () -> {
                assertThat(shown(node)).isEqualTo(renewed.certificate());
                return node.logText().contains("keeps the [tls] own.pem that it had");
              });
    }
  }

  @Test
  void theConnectionThatOutlivesItsCertificateIsRefused() throws Exception {
    try (Node node = Node.startAll(alice).get(0)) {
      Instant now = Instant.now();
      SSLContext brief =
          CA.issue("sae_bob")
              .dns("hsn_bob")
              .valid(now.minusSeconds(60), now.plusSeconds(4))
              .make()
              .context(CA);
      try (SSLSocket socket = connect(node, brief)) {
        assertThat(status(socket)).isEqualTo("HTTP/1.1 200 OK");
        await("expired").atMost(SOON).until(() -> status(socket).startsWith("HTTP/1.1 403"));
      }
      assertThat(node.logText()).contains("hsn_bob: certificate refused: CN=sae_bob: expired on ");
    }
  }

  @Test
  void withoutAPortForAdministrationNothingIsServedInPlain() throws Exception {
    alice.unset("admin_port");
    try (Node node = Node.start(alice)) {
      await("ready")
          .atMost(Node.PATIENCE)
          .until(() -> node.logText().contains(" ready: hsn_alice at https://localhost:"));
      assertThat(Sockets.listening(node.pid())).containsExactly("tcp 127.0.0.1:" + alice.port());
      assertThat(node.https(BOB).get(PROBE).status()).isEqualTo(200);
      Refusals.assertRefusal(node.https(BOB).get(STATUS), 403);
      assertThatThrownBy(() -> new Http(alice.port()).get(STATUS)).isInstanceOf(IOException.class);
      node.stop();
    }
    assertThat(alice.temporary()).isEmptyDirectory();
  }

  @Test
  void withoutTlsAPortForAdministrationServesItAlone() throws Exception {
    NodeFolder plain = new NodeFolder(folder, "plain");
    plain.set("key_rotation_seconds", 600);
    int adminPort = Ports.free();
    plain.set("admin_port", adminPort);
    plain.peer("bob", "http://localhost:" + Ports.free(), plain.url());
    try (Node node = NodeProcess.start(plain, plain.write(), adminPort)) {
      node.awaitReady();
      Http peers = new Http(plain.port());
      assertThat(peers.get(PROBE).status()).isEqualTo(200);
      Refusals.assertRefusal(peers.get(STATUS), 403);
      Refusals.assertRefusal(node.http().get(PROBE), 403);
      Refusals.assertRefusal(node.http().get("/api/v1/keys/sae_bob/status"), 403);
      Refusals.assertTellsNothing(node.http().get("/api/admin/v1/health/live"));
      assertThat(Sockets.listening(node.pid()))
          .containsExactlyInAnyOrder("tcp 127.0.0.1:" + plain.port(), "tcp 127.0.0.1:" + adminPort);
      node.stop();
    }
    assertThat(plain.temporary()).isEmptyDirectory();
  }

  @Test
  void whatCannotServeAsCertificateKeyOrAuthorityEndsTheProcessBeforeAnythingElse()
      throws Exception {
    Path own = alice.path().resolve("own.pem");
    Path key = alice.path().resolve("own.key");
    Path ca = alice.path().resolve("ca.pem");
    List<Broken> all =
        List.of(
            new Broken(own, () -> Files.writeString(own, "nothing"), "own.pem"),
            new Broken(key, () -> Files.writeString(key, "nothing"), "own.key"),
            new Broken(
                key,
                () -> Files.writeString(key, ours(CA).keyPem()),
                "does not belong to the first certificate"),
            new Broken(
                key,
                () ->
                    Files.setPosixFilePermissions(
                        key, PosixFilePermissions.fromString("rw-r--r--")),
                "own.key"),
            new Broken(ca, () -> Files.writeString(ca, "nothing"), "ca.pem"));
    for (Broken broken : all) {
      TlsFiles.write(alice.path(), ours(CA), CA);
      broken.how().call();
      Ended ended = run();
      assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
      assertThat(ended.err()).contains(broken.said()).doesNotContain("\tat ");
      assertThat(ended.err().lines()).as(ended.err()).hasSize(1);
      assertThat(ended.took()).as(ended.err()).isLessThan(Duration.ofSeconds(20));
      assertThat(alice.temporary()).isEmptyDirectory();
    }
  }

  @Test
  void aPortForAdministrationInUseIsNamedWithItsKey() throws Exception {
    try (ServerSocket taken = new ServerSocket(alice.statusPort())) {
      Ended ended = run();
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.err()).contains("admin_port: port " + taken.getLocalPort());
    }
  }

  private record Broken(Path file, Callable<?> how, String said) {}

  private Ended run() throws IOException, InterruptedException {
    Path config = alice.write();
    ProcessBuilder command =
        Java.jar(List.of("-Djava.io.tmpdir=" + Files.createDirectories(alice.temporary())));
    command.environment().put("UKMS_CONFIG_FILE", config.toString());
    return Ended.run(command, folder);
  }

  private static TestIdentity ours(TestCa ca) {
    return ca.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
  }

  private static boolean isAnswered(Node node, SSLContext caller) throws IOException {
    try {
      return node.https(caller).get(PROBE).status() == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  private static X509Certificate shown(Node node) throws IOException {
    try (SSLSocket socket = connect(node, BOB)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static SSLSocket connect(Node node, SSLContext caller) throws IOException {
    SSLSocket socket =
        (SSLSocket) caller.getSocketFactory().createSocket("localhost", node.folder().port());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }

  /** Asks once more on the same connection, and tells the first line of the reply. */
  private static String status(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write(("GET " + PROBE + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
    StringBuilder reply = new StringBuilder();
    while (reply.indexOf("}") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("the connection has ended after: " + reply);
      }
      reply.append((char) next);
    }
    return reply.substring(0, reply.indexOf("\r\n"));
  }
}
