package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.tls.TestCa;

/**
 * The strict simulated KME by the numbers of the checklist: who calls, what a status says, and what
 * becomes of a pool and of keys that nobody fetches.
 */
@Tag(Host.ANY)
class ConformanceIT {

  private static final int POOL = 20;

  @TempDir static Path folder;

  private static StrictNode kme;

  @BeforeAll
  static void startAKmeWithSmallPools() throws IOException, InterruptedException {
    String settings =
        "max_key_count = " + POOL + "\nrefill_keys_per_minute = 60\nkey_lifetime_seconds = 5\n";
    kme = StrictNode.start(folder, settings);
  }

  @AfterAll
  static void endIt() {
    if (kme != null) {
      kme.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void c01SpeaksTls12AndTls13(String version) throws Exception {
    SSLContext tls = TlsClients.of(version, kme.ca().issue("sae_alice").make(), kme.ca());
    Sae.granted(kme.caller(tls).status("sae_bob"));
  }

  @Test
  void c01SpeaksNoOlderTlsAndNoPlainHttp() throws IOException {
    int port = kme.node().folder().port();
    assertThat(TlsClients.answerToHello(port, 0x0303)).as("1.2").isEqualTo(TlsClients.HANDSHAKE);
    assertThat(TlsClients.answerToHello(port, 0x0302)).as("1.1").isNotEqualTo(TlsClients.HANDSHAKE);
    String request =
        "GET " + Sae.path("sae_bob", "status") + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    byte[] plain = new Http(port).junk(request.getBytes(ISO_8859_1));
    assertThat(Http.text(plain)).doesNotContain(" 200 ", "SAE_ID");
    Refusals.assertRefusal(kme.node().http().get(Sae.path("sae_bob", "status")), 403);
  }

  @Test
  void c02TakesJsonOfUtf8AndNothingElse() throws IOException {
    Sae alice = kme.sae("sae_alice");
    Sae.keys(alice.postKey("sae_bob", "{\"unknown\": \"h\u00e4nde \ud83d\udd11\"}"));
    for (byte[] body : List.of("{}".getBytes(UTF_16), "{\"a\": \"\u00e4\"}".getBytes(ISO_8859_1))) {
      List<String> type = List.of("Content-Type: application/json");
      Sae.refusal(alice.http().send("POST", Sae.path("sae_bob", "enc_keys"), type, body), 400);
    }
    Sae.refusal(alice.http().post(Sae.path("sae_bob", "enc_keys"), "text/plain", "{}"), 415);
  }

  @Test
  void c03EndsTheConnectionOfWhoeverHasNoCertificateOfItsAuthority() throws Exception {
    TestCa other = TestCa.named("other");
    TestCa.Order late = kme.ca().issue("sae_alice").expired();
    TestCa.Order own = TestCa.selfSigned("sae_alice");
    for (SSLContext stranger :
        List.of(
            TlsClients.nameless(kme.ca()),
            TlsClients.insisting(folder, other.issue("sae_alice").make(), kme.ca()),
            TlsClients.insisting(folder, own.make(), kme.ca()),
            TlsClients.insisting(folder, late.make(), kme.ca()))) {
      assertThatThrownBy(() -> kme.caller(stranger).status("sae_bob"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no reply of HTTP");
    }
  }

  @Test
  void c03ShowsACertificateThatNamesTheKme() throws Exception {
    SSLContext alice = kme.ca().issue("sae_alice").make().context(kme.ca());
    int port = kme.node().folder().port();
    try (SSLSocket socket = (SSLSocket) alice.getSocketFactory().createSocket("localhost", port)) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=" + StrictNode.KME_ID);
      assertThat(shown.getSubjectAlternativeNames().toString())
          .contains("kme:" + StrictNode.KME_ID);
    }
    SSLContext elsewhere = kme.ca().issue("sae_alice").make().context(TestCa.named("other"));
    assertThatThrownBy(() -> kme.caller(elsewhere).status("sae_bob"))
        .hasMessageContaining("no reply of HTTP");
  }

  @Test
  void c04KnowsTheCallerByItsCertificateWhateverHeadersSay() throws IOException {
    List<String> headers = List.of("SAE-ID: sae_bob", "Authorization: Bearer sae_bob");
    for (TestCa.Order order :
        List.of(
            kme.ca().issue("sae_alice"),
            kme.ca().issue("somebody").uri("sae:sae_alice"),
            kme.ca().issue("Some Body").dns("localhost").dns("sae_alice"),
            kme.ca().issue("sae_alice").uri("sae:sae_alice").dns("sae_alice").forClients())) {
      Http caller = kme.caller(order).http();
      Reply reply = caller.send("GET", Sae.path("sae_bob", "status"), headers, "");
      assertThat(Sae.granted(reply).get("master_SAE_ID").textValue()).isEqualTo("sae_alice");
    }
  }

  @Test
  void c04AnswersNobodyWhoseCertificateNamesNoSaeOrTwo() throws IOException {
    for (TestCa.Order order :
        List.of(
            kme.ca().issue("sae_eve"),
            kme.ca().issue("no SAE at all"),
            kme.ca().issue("somebody").uri("kme:sae_alice"),
            kme.ca().issue("sae_alice").uri("sae:sae_bob"),
            kme.ca().issue("sae_alice").dns("sae_bob"),
            kme.ca().issue("somebody").dns("sae_alice").uri("sae:sae_bob"))) {
      Sae nobody = kme.caller(order);
      Sae.refusal(nobody.status("sae_dave"), 401);
      Sae.refusal(nobody.getKey("sae_dave", ""), 401);
      Sae.refusal(nobody.postKey("sae_dave", "{}"), 401);
      Sae.refusal(nobody.fetch("sae_dave", "00000000-0000-4000-8000-000000000000"), 401);
    }
  }

  @Test
  void c10DecodesTheSaeIdBeforeItJudges() throws IOException {
    Sae alice = kme.sae("sae_alice");
    JsonNode status = Sae.granted(alice.status("sae%5Fbob"));
    assertThat(status.get("slave_SAE_ID").textValue()).isEqualTo("sae_bob");
    for (String id : List.of("peer%20B", "a%2Fb", "sae%5Feve")) {
      Sae.refusal(alice.status(id), 400);
      Sae.refusal(alice.getKey(id, ""), 400);
      Sae.refusal(alice.postKey(id, "{}"), 400);
      Sae.refusal(alice.fetch(id, "00000000-0000-4000-8000-000000000000"), 400);
    }
  }

  @Test
  void c20TellsTheStatusOfEveryPair() throws IOException {
    for (String master : StrictNode.SAES.keySet()) {
      Sae caller = kme.sae(master);
      Set<String> slaves = new TreeSet<>(StrictNode.SAES.keySet());
      slaves.remove(master);
      for (String slave : slaves) {
        JsonNode status = Sae.granted(caller.status(slave));
        assertThat(status.get("source_KME_ID").textValue()).isEqualTo(StrictNode.SAES.get(master));
        assertThat(status.get("target_KME_ID").textValue()).isEqualTo(StrictNode.SAES.get(slave));
        assertThat(status.get("master_SAE_ID").textValue()).isEqualTo(master);
        assertThat(status.get("slave_SAE_ID").textValue()).isEqualTo(slave);
      }
    }
  }

  @Test
  void c20TellsIntegersUnderTheNamesOfTheStandard() throws IOException {
    JsonNode status = Sae.granted(kme.sae("sae_bob").status("sae_dave"));
    assertThat(status.toString())
        .contains("\"key_size\":256,", "\"max_key_count\":20,", "\"max_key_per_request\":20,")
        .contains("\"min_key_size\":64,", "\"max_key_size\":1024,", "\"max_SAE_ID_count\":8");
    assertThat(status.get("stored_key_count").isInt()).isTrue();
    assertThat(status.size()).as(status.toString()).isEqualTo(11);
  }

  @Test
  void c21FillsAPoolAgainAndNeverAboveItsSize() throws IOException {
    Sae alice = kme.sae("sae_alice");
    assertThat(stored(alice, "sae_carol")).isEqualTo(POOL);
    alice.draw("sae_carol", 3);
    assertThat(stored(alice, "sae_carol")).isBetween(POOL - 3, POOL);
    await("a full pool")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              assertThat(stored(alice, "sae_carol")).isLessThanOrEqualTo(POOL);
              return stored(alice, "sae_carol") == POOL;
            });
  }

  @Test
  void c35GivesNoneRatherThanFewerAndTellsWhenToAskAgain() throws IOException {
    Sae dave = kme.sae("sae_dave");
    dave.draw("sae_carol", POOL / 2);
    Sae.refusal(dave.getKey("sae_carol", "?number=" + POOL), 503);
    dave.draw("sae_carol", POOL / 2);

    Reply reply = dave.getKey("sae_carol", "?number=8");
    Sae.refusal(reply, 503);
    assertThat(reply.json().get("details").get(0).isObject()).isTrue();
    int seconds = Integer.parseInt(reply.header("retry-after"));
    assertThat(seconds).isBetween(1, 8);
    await("keys after " + seconds + " s")
        .pollDelay(Duration.ofSeconds(seconds))
        .atMost(Duration.ofSeconds(seconds + 10))
        .until(() -> dave.getKey("sae_carol", "?number=8").status() == 200);
  }

  @Test
  void c62FindsNoKeyThatHasExpired() throws IOException {
    Iterator<String> ids = Sae.ids(kme.sae("sae_bob").draw("sae_dave", POOL)).iterator();
    Sae dave = kme.sae("sae_dave");
    Sae.key(dave.fetch("sae_bob", ids.next()));
    await("a key expires that nobody has fetched")
        .atMost(Duration.ofSeconds(POOL))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> dave.fetch("sae_bob", ids.next()).status() == 400);
    assertThat(Sae.refusal(dave.fetch("sae_bob", ids.next()), 400)).isEqualTo(Sae.NOT_FOUND);
  }

  private static int stored(Sae caller, String slave) throws IOException {
    return Sae.granted(caller.status(slave)).get("stored_key_count").intValue();
  }
}
