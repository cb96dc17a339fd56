package org.ukms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.admission.Refusals;
import org.ukms.config.ConfigReader;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.event.Event;
import org.ukms.http.HttpCaller;
import org.ukms.http.HttpFailure;
import org.ukms.http.HttpReply;
import org.ukms.name.PeerName;
import org.ukms.status.StatusBoard;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;
import org.ukms.tls.TlsServer;

@Timeout(30)
class TlsCallersIT {

  private static final Duration LONG = Duration.ofSeconds(10);
  private static final PeerName BOB = new PeerName("hsn_bob");
  private static final PeerName CAROL = new PeerName("hsn_carol");
  private static final TestCa CA = TestCa.named("Test CA");
  private static final TestIdentity ALICE = CA.issue("sae_alice").dns("hsn_alice").make();
  private static final TestIdentity SERVER =
      CA.issue("sae_bob").dns("localhost").uri("kme:hsn_bob").make();

  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
  private final TlsNotes notes = new TlsNotes();
  private final List<Event> events = new ArrayList<>();
  private final StatusBoard board =
      new StatusBoard(
          "hsn_alice",
          "1",
          notes::warnings,
          List.of(BOB, CAROL),
          peer ->
              new SupplyView(List.of(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty()),
          peer -> List.of(),
          InstantSource.system());

  @TempDir private Path folder;

  private volatile Instant now = Instant.now();

  @BeforeEach
  void showTheNotes() {
    notes.countIn(new Refusals(board, events::add, TlsNotes::warn, InstantSource.system()));
  }

  @AfterEach
  void end() {
    deadlines.shutdownNow();
  }

  @Test
  void aServerThatIsAnotherPeerGetsNothingAndIsCounted() throws Exception {
    try (TlsServer server = new TlsServer(SERVER.context(CA), true);
        TlsCallers callers = callers(ALICE, server.url())) {
      assertThat(status(callers.toPeer(BOB), server)).isEqualTo(200);
      assertThat(failure(callers.toPeer(CAROL), server))
          .hasMessage("its certificate names localhost, kme:hsn_bob, expected hsn_carol");

      assertThat(server.requests()).isEqualTo(1);
      assertThat(board.peers().get(CAROL).refused().count()).isEqualTo(1);
      assertThat(board.peers().get(BOB).refused().count()).isZero();
      assertThat(events)
          .singleElement()
          .asString()
          .contains("CN=sae_bob", "names localhost, kme:hsn_bob, expected hsn_carol");
    }
  }

  @Test
  void aDeviceIsCalledByItsOwnSettings() throws Exception {
    TestCa ofDevices = TestCa.named("CA of devices");
    TestIdentity device = ofDevices.issue("kme").dns("kme-a.example").make();
    ofDevices.pem(folder.resolve("kme-ca.pem"));
    try (TlsServer server = new TlsServer(device.context(CA), true);
        TlsCallers callers = callers(ALICE, server.url())) {
      assertThat(status(callers.toDevice(server.url()), server)).isEqualTo(200);
      assertThat(failure(callers.toPeer(BOB), server))
          .hasMessage("its certificate is issued by none of ca_file (CN=CA of devices)");
      assertThat(board.refused().count()).isEqualTo(1);
    }
  }

  @Test
  void aRenewedCertificateIsShownByTheNextConnection() throws Exception {
    TestIdentity renewed = CA.issue("sae_alice").dns("hsn_alice").make();
    try (TlsCallers callers = callers(ALICE, URI.create("https://localhost:1"))) {
      assertThat(shownTo(callers)).isEqualTo(ALICE.certificate());
      renewed.pem(folder, "alice");
      now = now.plusSeconds(1);

      assertThat(shownTo(callers)).isEqualTo(renewed.certificate());
    }
  }

  /** What a server is shown that was not there before. */
  private static X509Certificate shownTo(TlsCallers callers) throws Exception {
    try (TlsServer server = new TlsServer(SERVER.context(CA), true)) {
      assertThat(status(callers.toPeer(BOB), server)).isEqualTo(200);
      return server.clients().get(0);
    }
  }

  @Test
  void warnsOfWhatEndsSoonAndOfARenewalThatCannotBeUsed() throws Exception {
    Instant soon = Instant.now().plus(Duration.ofDays(3));
    TestIdentity ending = CA.issue("sae_alice").valid(soon.minus(Duration.ofDays(9)), soon).make();
    try (TlsCallers callers = callers(ending, URI.create("https://localhost:1"))) {
      assertThat(callers.expiring())
          .singleElement()
          .asString()
          .startsWith("tls.certificate_file alice.pem: CN=sae_alice expires on ")
          .endsWith(", in 2 days");
      Files.writeString(folder.resolve("alice.pem"), "nothing");
      now = now.plusSeconds(1);

      assertThat(callers.expiring()).hasSize(1);
      assertThat(board.warnings())
          .singleElement()
          .asString()
          .startsWith("tls.certificate_file alice.pem cannot be used as it is now");
    }
  }

  private TlsCallers callers(TestIdentity own, URI url) throws Exception {
    own.pem(folder, "alice");
    CA.pem(folder.resolve("ca.pem"));
    if (!Files.exists(folder.resolve("kme-ca.pem"))) {
      CA.pem(folder.resolve("kme-ca.pem"));
    }
    Path file =
        Files.writeString(
            folder.resolve("ukms.toml"),
            """
            [tls]
            certificate_file = "%2$s/alice.pem"
            key_file = "%2$s/alice.key"
            ca_file = "%2$s/ca.pem"
            [kmes."%1$s"]
            ca_file = "%2$s/kme-ca.pem"
            server_name = "kme-a.example"
            """
                    .formatted(url, folder)
                + peer("hsn_bob", url)
                + peer("hsn_carol", url));
    return TlsCallers.of(ConfigReader.read(file), deadlines, () -> now, notes);
  }

  private static String peer(String name, URI url) {
    return """
    [peers.%1$s]
    etsi_url = "%2$s"
    ukms_url = "%2$s"
    source_KME_ID = "hsn_alice"
    master_SAE_ID = "sae_alice"
    slave_SAE_ID = "sae_%1$s"
    """
        .formatted(name, url);
  }

  private static int status(HttpCaller caller, TlsServer server) throws Exception {
    try (HttpReply reply = caller.get(server.url(), LONG).get()) {
      return reply.status();
    }
  }

  private static HttpFailure failure(HttpCaller caller, TlsServer server) {
    ExecutionException failed =
        catchThrowableOfType(ExecutionException.class, () -> caller.get(server.url(), LONG).get());
    return (HttpFailure) failed.getCause();
  }
}
