package org.ukms.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {

  private static final TestCa CA = TestCa.named("Test CA");
  private static final TestIdentity OLD = CA.issue("old").make();
  private static final TestIdentity NEW = CA.issue("new").make();
  private static final String[] EC = {"RSA", "EC"};

  private final TlsLog log = new TlsLog();

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private Instant now = Instant.parse("2026-05-01T00:00:00Z");
  private OwnCertificate own;

  @BeforeEach
  void showTheOldOne() throws IOException {
    own = OwnCertificate.of("tls.certificate_file", OLD.pem(folder, "alice"), () -> now, log);
  }

  @Test
  void tls3_changedFilesAreTakenUpASecondLater() throws Exception {
    assertThat(shown()).isEqualTo(OLD.certificate());
    NEW.pem(folder, "alice");

    now = now.plusMillis(999);
    assertThat(shown()).isEqualTo(OLD.certificate());
    now = now.plusMillis(1);
    assertThat(shown()).isEqualTo(NEW.certificate());
    assertThat(log.lines()).containsExactly("renewed tls.certificate_file alice.pem");
  }

  @Test
  void tls3_aHandshakeThatBeganWithTheOldOneEndsWithIt() throws Exception {
    String begun = own.chooseEngineClientAlias(EC, null, null);
    NEW.pem(folder, "alice");
    now = now.plusSeconds(1);

    assertThat(shown()).isEqualTo(NEW.certificate());
    assertThat(own.getCertificateChain(begun)).startsWith(OLD.certificate());
    assertThat(own.getPrivateKey(begun)).isEqualTo(OLD.key());
  }

  @Test
  void tls3_aRenewalThatIsHalfDoneLeavesTheOldOneInUse() throws Exception {
    IdentityFiles.Pem files = NEW.pem(elsewhere, "alice");
    Files.move(
        files.certificate(), folder.resolve("alice.pem"), StandardCopyOption.REPLACE_EXISTING);
    for (int i = 0; i < 3; i++) {
      now = now.plusSeconds(1);
      assertThat(shown()).isEqualTo(OLD.certificate());
    }
    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("kept tls.certificate_file alice.pem: private key")
        .endsWith("does not belong to the first certificate, which is of CN=new");

    Files.move(files.key(), folder.resolve("alice.key"), StandardCopyOption.REPLACE_EXISTING);
    now = now.plusSeconds(1);
    assertThat(shown()).isEqualTo(NEW.certificate());
    assertThat(log.lines()).hasSize(2).endsWith("renewed tls.certificate_file alice.pem");
  }

  @Test
  void tls3_aFileThatIsGoneLeavesTheOldOneInUse() throws Exception {
    Files.delete(folder.resolve("alice.key"));
    now = now.plusSeconds(1);

    assertThat(shown()).isEqualTo(OLD.certificate());
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("alice.key")
        .contains("does not exist");
  }

  @Test
  void tls3_aClockThatGoesBackStopsNothing() throws Exception {
    NEW.pem(folder, "alice");
    now = now.minus(Duration.ofDays(1));

    assertThat(shown()).isEqualTo(NEW.certificate());
  }

  @Test
  void aKindOfKeyThatIsNotAskedForIsNotShown() {
    assertThat(own.chooseEngineClientAlias(new String[] {"RSA"}, null, null)).isNull();
    assertThat(own.chooseEngineServerAlias("EdDSA", null, null)).isNull();
    assertThat(own.getServerAliases("EC", null)).hasSize(1);
    assertThat(own.getPrivateKey("of another")).isNull();
  }

  @Test
  void tls8_tellsWhatEndsWithin30Days() {
    Instant until = Instant.parse("2026-05-31T00:00:00Z");
    X509Certificate ending =
        CA.issue("ending").valid(until.minus(Duration.ofDays(90)), until).make().certificate();

    assertThat(warnings(ending, "2026-05-01T00:00:00Z")).isEmpty();
    assertThat(warnings(ending, "2026-05-01T00:00:01Z"))
        .containsExactly("alice.pem: CN=ending expires on 2026-05-31T00:00:00Z, in 29 days");
    assertThat(warnings(ending, "2026-05-29T12:00:00Z"))
        .containsExactly("alice.pem: CN=ending expires on 2026-05-31T00:00:00Z, in 1 day");
    assertThat(warnings(ending, "2026-06-01T00:00:00Z"))
        .containsExactly("alice.pem: CN=ending expired on 2026-05-31T00:00:00Z");
  }

  private static List<String> warnings(X509Certificate certificate, String at) {
    return Expiry.warnings("alice.pem", List.of(certificate), Instant.parse(at));
  }

  private X509Certificate shown() {
    return Arrays.stream(own.getCertificateChain(own.chooseEngineClientAlias(EC, null, null)))
        .findFirst()
        .orElseThrow();
  }
}
