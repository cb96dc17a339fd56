package org.ukms.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerCertificatesTest {

  private static final TestCa CA = TestCa.named("Test CA");
  private static final TestIdentity LONELY = TestCa.selfSigned("hsn_bob").dns("hsn_bob").make();

  private final TlsLog log = new TlsLog();

  @TempDir private Path folder;

  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private PeerCertificates judge;

  @BeforeEach
  void trustTheAuthorityAndOneThatIsItsOwn() throws IOException {
    judge = trusting(CA.certificate(), LONELY.certificate());
  }

  private PeerCertificates trusting(X509Certificate... certificates) throws IOException {
    Path file = TestCa.pem(folder.resolve("ca.pem"), certificates);
    return new PeerCertificates(Trust.of(Optional.of(file), Set.of(), () -> now, log));
  }

  @Test
  void tls6_takesACertificateThatNamesTheKmeId() {
    TestIdentity dns = CA.issue("sae").dns("host.example").dns("hsn_bob").make();
    TestIdentity uri = CA.issue("sae").uri("kme:hsn_bob").ip("10.0.0.1").make();

    assertThat(refusal(dns)).isEmpty();
    assertThat(refusal(uri)).isEmpty();
    assertThat(judge.refusalOfServer(uri.chain(), "hsn_bob", Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hsn_carol", "HSN_BOB", "hsn_bob.", "hsn_bob.example", "*", "kme.hsn_bob"})
  void tls6_anotherNameIsNotThePeers(String name) {
    assertThat(refusal(CA.issue("hsn_bob").dns(name).make()))
        .contains("names " + name + ", expected hsn_bob");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kme:hsn_carol", "kme:hsn_bob/x", "KME:hsn_bob", "sae:hsn_bob"})
  void tls6_anotherUriIsNotThePeers(String uri) {
    assertThat(refusal(CA.issue("hsn_bob").uri(uri).make()))
        .contains("names " + uri + ", expected hsn_bob");
  }

  @Test
  void tls6_aUriIsNotNamedAsAHost() {
    assertThat(refusal(CA.issue("x").dns("kme:hsn_bob").make())).isPresent();
    assertThat(refusal(CA.issue("x").uri("x:hsn_bob").make())).isPresent();
  }

  @Test
  void tls6_theCommonNameSaysNothing() {
    assertThat(refusal(CA.issue("hsn_bob").make()))
        .contains("names nobody as subjectAltName, expected hsn_bob");
  }

  @Test
  void tls6_manyNamesAreCut() {
    TestCa.Order order = CA.issue("x");
    for (int i = 0; i < 50; i++) {
      order.dns("host-" + i + ".example");
    }

    assertThat(refusal(order.make()).get())
        .endsWith(" and others, expected hsn_bob")
        .hasSizeLessThan(200);
  }

  @Test
  void tls6_aPinStandsInThePlaceOfTheName() {
    TestIdentity bob = CA.issue("whatever").make();
    TestIdentity renewed = CA.issue("whatever").key(bob.keyPair()).make();
    Set<Pin> pins = Set.of(bob.pin(), LONELY.pin());

    assertThat(judge.refusalOfClient(bob.chain(), "hsn_bob", pins)).isEmpty();
    assertThat(judge.refusalOfClient(renewed.chain(), "hsn_bob", pins)).isEmpty();
    TestIdentity named = CA.issue("hsn_bob").dns("hsn_bob").make();
    assertThat(judge.refusalOfClient(named.chain(), "hsn_bob", pins))
        .contains("has the public key " + named.pin() + ", which is none of the 2 pins");
  }

  @Test
  void tls6_aCertificateThatNobodyElseIssuedWantsAPin() {
    assertThat(refusal(LONELY)).contains("is issued by itself, so it wants a pin: " + LONELY.pin());
    assertThat(judge.refusalOfClient(LONELY.chain(), "hsn_bob", Set.of(LONELY.pin()))).isEmpty();
  }

  @Test
  void tls4_datesCountWithAPinAndForWhoIsTrustedByName() {
    Instant until = LONELY.certificate().getNotAfter().toInstant();
    now = until.plusSeconds(1);

    assertThat(judge.refusalOfClient(LONELY.chain(), "hsn_bob", Set.of(LONELY.pin())))
        .contains("expired on " + until);
  }

  @Test
  void tls4_anAuthorityThatHasExpiredVouchesForNobody() throws Exception {
    Instant until = now.minus(Duration.ofDays(1));
    TestCa old = TestCa.named("Old CA", until.minus(Duration.ofDays(9)), until);
    TestIdentity bob = old.issue("x").dns("hsn_bob").make();
    judge = trusting(old.certificate());

    assertThat(judge.refusalOfClient(bob.chain().subList(0, 1), "hsn_bob", Set.of()))
        .contains("is issued by CN=Old CA of ca_file, which expired on " + until);
  }

  @Test
  void tls4_oneOfTomorrowDoesNotCountYet() {
    Instant tomorrow = now.plus(Duration.ofDays(1));

    assertThat(
            refusal(CA.issue("x").dns("hsn_bob").valid(tomorrow, tomorrow.plusSeconds(9)).make()))
        .contains("is not valid before " + tomorrow);
  }

  @Test
  void tls5_anotherAuthorityIsNotTrusted() {
    TestCa namesake = TestCa.named("Test CA");

    assertThat(refusal(namesake.issue("x").dns("hsn_bob").make()))
        .contains("is issued by none of ca_file (CN=Test CA)");
  }

  @Test
  void tls5_whoWasTakenIsNotTakenForEver() throws Exception {
    TestIdentity bob = CA.issue("x").dns("hsn_bob").make();
    assertThat(refusal(bob)).isEmpty();
    TestCa next = TestCa.named("Next CA");
    next.pem(folder.resolve("ca.pem"));
    now = now.plusSeconds(2);

    assertThat(refusal(bob)).contains("is issued by none of ca_file (CN=Test CA)");
    assertThat(refusal(next.issue("x").dns("hsn_bob").make())).isEmpty();
    assertThat(log.lines()).containsExactly("renewed ca_file ca.pem");
  }

  @Test
  void tls5_anAuthorityBetweenIsFollowed() {
    TestCa below = CA.below("Sub CA");
    TestIdentity bob = below.issue("x").dns("hsn_bob").make();

    assertThat(refusal(bob)).isEmpty();
    assertThat(judge.refusalOfClient(bob.chain().subList(0, 2), "hsn_bob", Set.of())).isEmpty();
    TestIdentity unexplained = below.issue("y").dns("hsn_bob").make();
    assertThat(judge.refusalOfClient(unexplained.chain().subList(0, 1), "hsn_bob", Set.of()))
        .contains("is issued by none of ca_file (CN=Sub CA)");
  }

  @Test
  void tls5_aCertificateOfAPeerIssuesNone() {
    TestIdentity bob = CA.issue("bob").dns("hsn_bob").make();
    TestIdentity forged = TestCa.issuedBy(bob, "x").dns("hsn_carol").make();

    assertThat(judge.refusalOfClient(forged.chain(), "hsn_carol", Set.of())).isPresent();
  }

  @Test
  void tls5_aClientIsNoServer() {
    TestIdentity client = CA.issue("x").dns("hsn_bob").forClients().make();

    assertThat(refusal(client)).isEmpty();
    assertThat(judge.refusalOfServer(client.chain(), "hsn_bob", Set.of()).get())
        .startsWith("is refused (Extended key usage");
  }

  @Test
  void tls6_noCertificateIsNoPeers() {
    assertThat(judge.refusalOfClient(List.of(), "hsn_bob", Set.of())).contains("is missing");
  }

  @Test
  void tls7_whatAnotherPartyWroteCannotForgeALine() {
    TestIdentity forger = CA.issue("x").uri("kme:x%0A").dns("a\nb\u0007").make();

    assertThat(refusal(forger).get()).matches("[ -~]+");
  }

  private Optional<String> refusal(TestIdentity peer) {
    return judge.refusalOfClient(peer.chain(), "hsn_bob", Set.of());
  }
}
