package org.ukms.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the test certificates. */
class CertificatesIT {

  private static final int DNS = 2;
  private static final int URI = 6;

  @TempDir Path folder;

  private Path made;

  /** What it needs, if it is on the PATH. */
  static Optional<String> openssl() {
    try {
      Process version = new ProcessBuilder("openssl", "version").start();
      String text = new String(version.getInputStream().readAllBytes(), UTF_8);
      return Optional.of(text).filter(said -> said.startsWith("OpenSSL 3"));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  @BeforeEach
  void needOpenssl() {
    Tool.required(openssl(), "openssl 3");
    made = folder.resolve("made");
  }

  @Test
  void makesOneCertificateForPeersAndDevicesPerNode() throws Exception {
    assertThat(run().exitCode()).isZero();

    X509Certificate ca = certificate("ca");
    Map<String, String> names =
        Map.of(
            "alice",
            "CN=sae_alice",
            "bob",
            "CN=sae_bob",
            "carol",
            "CN=sae_carol",
            "kme",
            "CN=hsn_kme");
    for (Map.Entry<String, String> node : names.entrySet()) {
      X509Certificate certificate = certificate(node.getKey());
      certificate.verify(ca.getPublicKey());
      assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo(node.getValue());
      assertThat(certificate.getSubjectAlternativeNames())
          .contains(List.of(DNS, "localhost"), List.of(URI, "kme:hsn_" + node.getKey()));
      assertThat(certificate.getBasicConstraints()).as("is no CA").isEqualTo(-1);
    }
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        assertThat(Files.getPosixFilePermissions(file))
            .as(file.toString())
            .containsExactlyInAnyOrder(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
      }
    }
  }

  @Test
  void keepsWhatIsValidAndMakesTheRestAnew() throws Exception {
    run();
    String bob = text("bob.pem");
    Files.copy(made.resolve("carol.key"), folder.resolve("kept"));
    Files.delete(made.resolve("carol.pem"));

    Ended again = run();

    assertThat(again.out()).contains("bob.pem: kept").contains("carol.pem: made");
    assertThat(text("bob.pem")).isEqualTo(bob);
    assertThat(text("carol.key")).isEqualTo(Files.readString(folder.resolve("kept")));
  }

  @Test
  void renewsCertificatesForAsManyDaysAsWantedAndKeepsTheirKeys() throws Exception {
    run();
    X509Certificate before = certificate("alice");

    run("--renew", "--days", "40");

    X509Certificate after = certificate("alice");
    assertThat(after).isNotEqualTo(before);
    assertThat(after.getPublicKey()).isEqualTo(before.getPublicKey());
    assertThat(Duration.between(Instant.now(), after.getNotAfter().toInstant()).toDays())
        .isBetween(39L, 40L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x", "", "10000"})
  void refusesDaysThatAreNone(String days) throws Exception {
    Ended refused = run("--days", days);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).isEqualTo("certificates: --days " + days + ": expected 1 to 9999\n");
    assertThat(made).doesNotExist();
  }

  private Ended run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(options));
    command.add(0, Path.of("example/tls/certificates").toAbsolutePath().toString());
    command.add(made.toString());
    return Ended.run(new ProcessBuilder(command), folder);
  }

  private String text(String name) throws IOException {
    return Files.readString(made.resolve(name));
  }

  private X509Certificate certificate(String name) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(made.resolve(name + ".pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
