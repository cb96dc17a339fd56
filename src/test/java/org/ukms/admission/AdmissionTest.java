package org.ukms.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.event.Event;
import org.ukms.name.PeerName;
import org.ukms.status.PeerStatus;
import org.ukms.status.StatusBoard;
import org.ukms.tls.TestCa;

/** */
class AdmissionTest {

  private static final PeerName BOB = new PeerName("hsn_bob");
  private static final String SAID = "certificate not accepted for this peer";

  private static final TestCa CA = TestCa.named("ca");
  private static final X509Certificate BOBS = CA.issue("bob").make().certificate();
  private static final X509Certificate CAROLS = CA.issue("carol").make().certificate();

  private final List<Event> told = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final StatusBoard board =
      new StatusBoard(
          "hsn_alice",
          "1",
          List::of,
          List.of(BOB),
          peer -> SupplyView.UNKNOWN,
          peer -> List.of(),
          clock);
  private final Admission admission =
      new Admission(
          new Doors(true, false, Optional.empty(), false),
          Map.of(
              BOB,
              chain -> chain.get(0).equals(BOBS) ? Optional.empty() : Optional.of("names another")),
          Optional.empty(),
          new Refusals(board, told::add, logged::add, clock),
          clock);

  private final Admission ofStrictDevice =
      new Admission(
          new Doors(true, false, Optional.empty(), false),
          Map.of(),
          Optional.of(
              chain -> chain.get(0).equals(BOBS) ? Optional.empty() : Optional.of("is unknown")),
          new Refusals(board, told::add, logged::add, clock),
          clock);

  @Test
  void letsThePeerIn() {
    assertThat(peers("hsn_bob", BOBS)).isEmpty();
    assertThat(board.peers().get(BOB).refused().count()).isZero();
  }

  @Test
  void a5_theStrictDeviceIsAskedByAnybodyAndToldOfCertificatesThatHold() {
    for (Caller caller : List.of(caller(), caller(BOBS), caller(CAROLS))) {
      assertThat(ofStrictDevice.to(Area.KEYS, Optional.empty(), caller)).isEmpty();
    }
    assertThat(
            ofStrictDevice.to(
                Area.KEYS, Optional.empty(), new KnownCaller(false, false, 80, List.of())))
        .isPresent();
    assertThat(ofStrictDevice.sae(caller(BOBS))).contains(BOBS);
    assertThat(ofStrictDevice.sae(caller())).isEmpty();
    assertThat(board.refused().count()).isZero();
    assertThat(ofStrictDevice.sae(caller(CAROLS))).isEmpty();
    now = now.plus(Duration.ofDays(400));
    assertThat(ofStrictDevice.sae(caller(BOBS))).isEmpty();
    assertThat(board.refused().count()).isEqualTo(2);
  }

  @Test
  void refusesAnotherPeersCertificateAndTellsTheCallerNoReason() {
    assertThat(peers("hsn_bob", CAROLS)).contains(SAID);

    PeerStatus bob = board.peers().get(BOB);
    assertThat(bob.refused().count()).isEqualTo(1);
    assertThat(bob.refused().last().orElseThrow().subject()).isEqualTo("CN=carol");
    assertThat(bob.refused().last().orElseThrow().reason()).isEqualTo("names another");
    assertThat(bob.failure()).as("a failure of ours").isEmpty();
    assertThat(told)
        .singleElement()
        .extracting(Event::line)
        .isEqualTo("hsn_bob: certificate refused: CN=carol: names another");
  }

  @Test
  void refusesACertificateThatExpiresOnALongConnection() {
    assertThat(peers("hsn_bob", BOBS)).isEmpty();
    now = now.plus(Duration.ofDays(400));
    assertThat(peers("hsn_bob", BOBS)).contains(SAID);
    assertThat(board.peers().get(BOB).refused().count()).isEqualTo(1);
  }

  @Test
  void refusesACallerWithoutACertificate() {
    assertThat(admission.to(Area.PEERS, Optional.of("hsn_bob"), caller())).contains(SAID);
    assertThat(admission.to(Area.KEYS, Optional.empty(), caller())).contains(SAID);
    assertThat(board.peers().get(BOB).refused().last().orElseThrow().subject()).isEqualTo("nobody");
    assertThat(board.refused().count()).as("in nobody's name").isEqualTo(1);
  }

  @Test
  void leavesAnUnknownNameToWhoeverKnowsTheNames() {
    assertThat(peers("hsn_dave", CAROLS)).isEmpty();
    assertThat(peers("no name at all/\n", CAROLS)).isEmpty();
    assertThat(admission.to(Area.PEERS, Optional.of("hsn_dave"), caller())).contains(SAID);
    assertThat(board.refused().count()).isEqualTo(1);
  }

  @Test
  void letsAnyAcceptedCertificateAskTheSimulatedDevice() {
    assertThat(admission.to(Area.KEYS, Optional.empty(), caller(CAROLS))).isEmpty();
  }

  @Test
  void countsEachAndTellsOncePerMinuteAndPeer() {
    for (int i = 0; i < 100; i++) {
      peers("hsn_bob", CAROLS);
      admission.to(Area.KEYS, Optional.empty(), caller());
    }
    assertThat(board.peers().get(BOB).refused().count()).isEqualTo(100);
    assertThat(board.refused().count()).isEqualTo(100);
    assertThat(told).hasSize(1);
    assertThat(logged).containsExactly("certificate refused: nobody: shows no certificate");

    now = now.plusSeconds(59);
    peers("hsn_bob", CAROLS);
    assertThat(told).hasSize(1);
    now = now.plusSeconds(1);
    peers("hsn_bob", CAROLS);
    assertThat(told).hasSize(2);
  }

  private Optional<String> peers(String name, X509Certificate certificate) {
    return admission.to(Area.PEERS, Optional.of(name), caller(certificate));
  }

  private static Caller caller(X509Certificate... chain) {
    return new KnownCaller(true, false, 5555, List.of(chain));
  }
}
