package org.ukms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.http.tls.CallerTls;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.Pin;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;
import org.ukms.tls.TlsLog;
import org.ukms.tls.TlsServer;
import org.ukms.tls.Trust;

@Timeout(20)
class HttpsCallerIT {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final ScheduledExecutorService DEADLINES =
      Executors.newSingleThreadScheduledExecutor();
  private static final TestCa CA = TestCa.named("Test CA");
  private static final TestIdentity SERVER =
      CA.issue("kme-a").dns("localhost").dns("kme-a.example").make();
  private static final TestIdentity CLIENT = CA.issue("sae_alice").make();

  private final TlsLog log = new TlsLog();
  private final List<HttpCaller> callers = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void closeTheCallers() {
    callers.forEach(HttpCaller::close);
  }

  @AfterAll
  static void endTheDeadlines() {
    DEADLINES.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void callsAServerOverMutualTlsAndUsesTheConnectionAgain(String version) throws Exception {
    HttpCaller caller = caller(Optional.of(CLIENT), Set.of(), Optional.empty());
    try (TlsServer server = new TlsServer(SERVER.context(CA), true, version)) {
      for (int i = 0; i < 5; i++) {
        assertThat(status(caller, server)).isEqualTo(200);
      }

      // A reply may be there before its connection is free again.
      assertThat(server.connections()).isLessThan(5);
      assertThat(Set.copyOf(server.clients())).containsExactly(CLIENT.certificate());
      assertThat(log.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"EC,EC", "EC,RSA", "RSA,EC", "EC,Ed25519", "Ed25519,EC"})
  void takesKeysOfTheseKinds(String ofServer, String ofClient) throws Exception {
    TestIdentity serving = CA.issue("kme-a").dns("localhost").key(ofServer).make();
    TestIdentity calling = CA.issue("sae_alice").key(ofClient).make();
    HttpCaller caller = caller(Optional.of(calling), Set.of(), Optional.empty());
    try (TlsServer server = new TlsServer(serving.context(CA), true)) {
      assertThat(status(caller, server)).isEqualTo(200);
      assertThat(server.clients()).containsExactly(calling.certificate());
    }
  }

  @Test
  void h6_anExpiredServerGetsNothing() throws Exception {
    TestIdentity expired = CA.issue("kme-a").dns("localhost").expired().make();
    try (TlsServer server = new TlsServer(expired.context())) {
      HttpFailure failure = failure(caller(), server.url());

      assertNothingSent(failure, server);
      assertThat(failure)
          .hasMessage(
              "its certificate expired on " + expired.certificate().getNotAfter().toInstant());
      assertThat(log.lines()).containsExactly("refused CN=kme-a: " + failure.getMessage());
    }
  }

  @Test
  void h6_aServerOfAnotherAuthorityGetsNothing() throws Exception {
    TestIdentity foreign = TestCa.named("Other CA").issue("kme-a").dns("localhost").make();
    try (TlsServer server = new TlsServer(foreign.context())) {
      HttpFailure failure = failure(caller(), server.url());

      assertNothingSent(failure, server);
      assertThat(failure).hasMessage("its certificate is issued by none of ca_file (CN=Other CA)");
      assertThat(log.lines()).hasSize(1);
    }
  }

  @Test
  void h6_aServerOfAnotherNameGetsNothing() throws Exception {
    TestIdentity other = CA.issue("kme-b").dns("kme-b.example").ip("127.0.0.2").make();
    try (TlsServer server = new TlsServer(other.context())) {
      HttpFailure failure = failure(caller(), server.url());

      assertNothingSent(failure, server);
      assertThat(failure).hasMessage("its certificate does not name localhost");
      assertThat(log.lines())
          .containsExactly("refused CN=kme-b: its certificate does not name localhost");
    }
  }

  @Test
  void h6_aServerMayBeNamedInsteadOfItsHost() throws Exception {
    HttpCaller caller = caller(Optional.empty(), Set.of(), Optional.of("kme-a.example"));
    HttpCaller other = caller(Optional.empty(), Set.of(), Optional.of("kme-b.example"));
    try (TlsServer server = new TlsServer(SERVER.context())) {
      assertThat(status(caller, server)).isEqualTo(200);
      assertThat(failure(other, server.url()))
          .hasMessage("its certificate does not name kme-b.example");
    }
  }

  @Test
  void h6_aServerOfAnotherKeyThanThePinsGetsNothing() throws Exception {
    HttpCaller caller = caller(Optional.empty(), Set.of(CLIENT.pin()), Optional.empty());
    try (TlsServer server = new TlsServer(SERVER.context())) {
      HttpFailure failure = failure(caller, server.url());

      assertNothingSent(failure, server);
      assertThat(failure)
          .hasMessage(
              "its certificate has the public key " + SERVER.pin() + ", which is not the pin");
    }
  }

  @Test
  void h6_aPinAloneDecidesWithoutAnAuthority() throws Exception {
    TestIdentity lonely = TestCa.selfSigned("kme").dns("localhost").make();
    Trust trust = Trust.of(Optional.empty(), Set.of(lonely.pin()), InstantSource.system(), log);
    HttpCaller caller = caller(CallerTls.toHosts(Optional.empty(), trust, Optional.empty(), log));
    try (TlsServer server = new TlsServer(lonely.context());
        TlsServer other = new TlsServer(SERVER.context())) {
      assertThat(status(caller, server)).isEqualTo(200);
      assertThat(failure(caller, other.url())).hasMessageContaining("which is not the pin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void h5_aServerThatWantsACertificateHasReadNoRequest(String version) throws Exception {
    try (TlsServer server = new TlsServer(SERVER.context(CA), true, version)) {
      HttpFailure failure = failure(caller(), server.url());

      assertNothingSent(failure, server);
      assertThat(failure)
          .hasMessageStartingWith(
              "handshake refused by the other side: it wants a certificate of ours, and none is"
                  + " configured (");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void h5_aServerThatDoesNotTakeOurCertificateHasReadNoRequest(String version) throws Exception {
    TestIdentity foreign = TestCa.named("Other CA").issue("sae_mallory").make();
    HttpCaller caller = caller(Optional.of(foreign), Set.of(), Optional.empty());
    try (TlsServer server = new TlsServer(SERVER.context(CA), true, version)) {
      HttpFailure failure = failure(caller, server.url());

      assertNothingSent(failure, server);
      assertThat(failure)
          .hasMessageStartingWith(
              "handshake refused by the other side: it does not accept our certificate (");
    }
  }

  @Test
  void h6_aServerThatHangsUpOnARequestMayNotAcceptOurCertificate() throws Exception {
    HttpCaller caller = caller(Optional.of(CLIENT), Set.of(), Optional.empty());
    try (TlsServer server = new TlsServer(SERVER.context(CA), true)) {
      server.hangUp();

      HttpFailure failure = failure(caller, server.url());

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isTrue();
      assertThat(failure)
          .hasMessage(
              "no whole reply: it closed the connection, as one may that does not accept our"
                  + " certificate");
    }
  }

  @Test
  void h6_aPlainServerIsTold() throws Exception {
    try (RawServer server =
        new RawServer(connection -> connection.send("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      HttpFailure failure = failure(caller(), https(server));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure).hasMessage("no TLS on that port");
    }
  }

  @Test
  void h6_aServerThatHangsUpInTheHandshakeIsTold() throws Exception {
    try (RawServer server = new RawServer(connection -> {})) {
      HttpFailure failure = failure(caller(), https(server));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure)
          .message()
          .isIn(
              "the other side ended the connection in the TLS handshake",
              "the request was not sent (SocketException)");
    }
  }

  @Test
  void h2_aHandshakeTakesAsLongAsAConnectionMay() throws Exception {
    HttpCaller impatient =
        caller(
            CallerTls.toHosts(Optional.empty(), trust(Set.of()), Optional.empty(), log),
            Duration.ofMillis(300));
    try (RawServer silent = new RawServer(RawServer.Connection::awaitEnd)) {
      HttpFailure failure = failure(impatient, https(silent));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure).hasMessage("TLS handshake not finished in time");
    }
  }

  @Test
  void h2_aHandshakeIsNotStretchedByAByteNowAndThen() throws Exception {
    HttpCaller impatient =
        caller(
            CallerTls.toHosts(Optional.empty(), trust(Set.of()), Optional.empty(), log),
            Duration.ofMillis(300));
    try (RawServer dripping =
        new RawServer(
            connection -> {
              // the start of a record of 16,000 bytes
              connection.send("\u0016\u0003\u0003>\u0080");
              while (true) {
                connection.send("\u0000");
                connection.pause(Duration.ofMillis(50));
              }
            })) {
      HttpFailure failure = failure(impatient, https(dripping));

      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(failure).hasMessage("TLS handshake not finished in time");
    }
  }

  @Test
  void h7_serversOfOneUrlAreJudgedWithEachCall() throws Exception {
    HttpCaller caller = toPeers(CLIENT.pem(folder, "alice"));
    try (TlsServer server = new TlsServer(SERVER.context(CA), true)) {
      HttpCaller bob = caller.checking(chain -> Optional.empty());
      HttpCaller carol =
          caller.checking(chain -> Optional.of("names " + chain.size() + " certificates"));

      assertThat(status(bob, server)).isEqualTo(200);
      HttpFailure failure = failure(carol, server.url());
      assertThat(failure).hasMessage("its certificate names 2 certificates");
      assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
      assertThat(status(bob, server)).isEqualTo(200);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  private HttpCaller toPeers(IdentityFiles files) throws IOException {
    OwnCertificate own = OwnCertificate.of("tls", files, InstantSource.system(), log);
    return caller(CallerTls.toPeers(own, trust(Set.of()), log));
  }

  private HttpCaller caller() throws IOException {
    return caller(Optional.empty(), Set.of(), Optional.empty());
  }

  private HttpCaller caller(Optional<TestIdentity> own, Set<Pin> pins, Optional<String> serverName)
      throws IOException {
    Optional<OwnCertificate> shown =
        own.isPresent()
            ? Optional.of(
                OwnCertificate.of("tls", own.get().pem(folder, "own"), InstantSource.system(), log))
            : Optional.empty();
    return caller(CallerTls.toHosts(shown, trust(pins), serverName, log));
  }

  private Trust trust(Set<Pin> pins) throws IOException {
    return Trust.of(
        Optional.of(CA.pem(folder.resolve("ca.pem"))), pins, InstantSource.system(), log);
  }

  private HttpCaller caller(CallerTls tls) {
    return caller(tls, Duration.ofSeconds(5));
  }

  private HttpCaller caller(CallerTls tls, Duration connect) {
    HttpCaller caller = new HttpCaller(connect, DEADLINES, tls);
    callers.add(caller);
    return caller;
  }

  private static URI https(RawServer server) {
    return URI.create("https://localhost:" + server.url().getPort());
  }

  private static int status(HttpCaller caller, TlsServer server) throws Exception {
    try (HttpReply reply = caller.get(server.url(), LONG).get()) {
      return reply.status();
    }
  }

  private static HttpFailure failure(HttpCaller caller, URI url) {
    ExecutionException failed =
        catchThrowableOfType(ExecutionException.class, () -> caller.get(url, LONG).get());
    return (HttpFailure) failed.getCause();
  }

  private static void assertNothingSent(HttpFailure failure, TlsServer server) {
    assertThat(HttpFailure.mayHaveBeenSent(failure)).isFalse();
    server.close();
    assertThat(server.requests()).isZero();
  }
}
