package org.ukms.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ukms.delivery.Reason;
import org.ukms.delivery.lane.DeliveryView;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.failover.DeviceView.State;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.etsi014.simulator.view.FaultView;
import org.ukms.etsi014.simulator.view.PairView;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.event.ChainEvent.Alarm;
import org.ukms.event.ChainEvent.ChainReset;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.ChainEvent.FreshAgain;
import org.ukms.event.ChainEvent.Speaks;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.event.Event;
import org.ukms.event.Event.Answered;
import org.ukms.event.Event.Flooded;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.PskInstalled;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.Rotated;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.event.Event.StateDamaged;
import org.ukms.event.KmeEvent.KeysLow;
import org.ukms.event.KmeEvent.Paced;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;

class StatusBoardTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final PeerName BOB = new PeerName("hsn_bob");
  private static final PeerName CAROL = new PeerName("hsn_carol");
  private static final KeyId ONE = new KeyId("one");
  private static final KeyId TWO = new KeyId("two");

  private Instant now = START;
  private SupplyView supply = SupplyView.UNKNOWN;
  private final List<DeliveryView> deliveries = new ArrayList<>();
  private final StatusBoard board =
      new StatusBoard(
          "hsn_alice",
          "1.2.3",
          () -> List.of("fake \"QKD\""),
          List.of(CAROL, BOB),
          peer -> supply,
          peer -> deliveries,
          () -> now);

  @Test
  void t7_showsASimulatedDeviceWithItsPoolsAndFaults() throws IOException {
    board.show(
        () ->
            new SimulatorView(
                true,
                List.of(new PairView(new SaeId("sae_alice"), new SaeId("sae_bob"), 7, 1, 3, 2, 4)),
                5,
                List.of(new FaultView("late", 20, 6))));
    assertThat(json().get("simulated_kme"))
        .hasToString(
            """
            {"mode":"strict","refused_callers":5,"pairs":[{"saes":["sae_alice","sae_bob"],\
            "stored_keys":7,"waiting_keys":1,"issued":3,"delivered":2,"expired":4}],\
            "faults":[{"fault":"late","percent":20,"struck":6}]}""");
    board.show(() -> SimulatorView.STATELESS);
    assertThat(json().get("simulated_kme")).hasToString("{\"mode\":\"stateless\"}");
  }

  @Test
  void t8_showsHowEachDeliveryIsAndSinceWhen() throws IOException {
    deliveries.add(
        new DeliveryView(
            "wireguard",
            "wg0 KEY",
            Optional.of("vpn"),
            DeliveryView.State.FAILED,
            now.minusSeconds(65),
            Optional.of(Reason.STALE),
            Optional.of("wg0 has no peer")));

    JsonNode shown = json().get("peers").get(0).get("deliveries").get(0);

    assertThat(shown)
        .hasToString(
            "{\"kind\":\"wireguard\",\"target\":\"wg0 KEY\",\"label\":\"vpn\",\"state\":\"failed\","
                + "\"since\":\"2026-01-02T03:03:00Z\",\"age_seconds\":65,\"reason\":\"stale\","
                + "\"cause\":\"wg0 has no peer\"}");
  }

  @Test
  void t1_showsWhatIsKnownOfNobodyYet() throws IOException {
    JsonNode json = json();

    assertThat(members(json))
        .containsExactly("node", "version", "time", "warnings", "refused_certificates", "peers");
    assertThat(json.get("node").textValue()).isEqualTo("hsn_alice");
    assertThat(json.get("version").textValue()).isEqualTo("1.2.3");
    assertThat(json.get("time").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(json.get("peers")).hasSize(2);
    JsonNode carol = json.get("peers").get(0);
    assertThat(members(carol))
        .containsExactly(
            "name",
            "exchange",
            "epoch",
            "stale",
            "key_IDs",
            "psk_age_seconds",
            "last_success",
            "last_failure",
            "last_failure_cause",
            "next_attempt",
            "paused",
            "kme",
            "refused_certificates",
            "events",
            "deliveries");
    assertThat(carol.get("deliveries")).isEmpty();
    assertThat(carol.get("events")).isEmpty();
    assertThat(carol.get("stale").booleanValue()).isFalse();
    assertThat(carol.get("paused").booleanValue()).isFalse();
    assertThat(carol.get("name").textValue()).isEqualTo("hsn_carol");
    assertThat(members(carol.get("key_IDs"))).containsExactly("ours", "theirs");
    assertThat(carol.get("key_IDs")).allMatch(JsonNode::isNull);
    for (String member :
        List.of(
            "exchange",
            "epoch",
            "psk_age_seconds",
            "last_success",
            "last_failure",
            "last_failure_cause",
            "next_attempt")) {
      assertThat(carol.get(member).isNull()).as(member).isTrue();
    }
  }

  @Test
  void t3_showsWarningsAsLongAsTheNodeRuns() throws IOException {
    board.accept(new Rotated(BOB, ONE, Duration.ZERO, Optional.of(Duration.ZERO)));

    assertThat(json().get("warnings")).hasSize(1);
    assertThat(json().get("warnings").get(0).textValue()).isEqualTo("fake \"QKD\"");
  }

  @Test
  void t1_showsTheKeysAndTheAgeOfThePsk() throws IOException {
    board.accept(
        new PskInstalled(BOB, Optional.of(ONE), Optional.of(TWO), START.minusSeconds(100)));
    now = START.plusMillis(7_999);

    JsonNode bob = bob();
    assertThat(bob.get("key_IDs").get("ours").textValue()).isEqualTo("one");
    assertThat(bob.get("key_IDs").get("theirs").textValue()).isEqualTo("two");
    assertThat(bob.get("psk_age_seconds").longValue()).isEqualTo(107);
    assertThat(bob.get("last_success").isNull()).isTrue();
  }

  /** A clock that was wrong before a restart makes no PSK of the future. */
  @Test
  void t1_noPskIsYoungerThanNow() throws IOException {
    board.accept(new PskInstalled(BOB, Optional.of(ONE), Optional.of(TWO), START.plusSeconds(100)));

    assertThat(bob().get("psk_age_seconds").longValue()).isZero();
  }

  @Test
  void t1_showsTheLastSuccessAndTheNextAttempt() throws IOException {
    board.accept(rotated());
    assertThat(bob().get("last_success").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:05:05Z");

    now = START.plusSeconds(10);
    board.accept(new Answered(BOB, Verb.ROTATE, TWO, Duration.ofMillis(5)));
    assertThat(bob().get("last_success").textValue()).isEqualTo("2026-01-02T03:04:15Z");
    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:05:05Z");
    assertThat(bob().get("last_failure").isNull()).isTrue();
  }

  @Test
  void t1_aFailureStaysAfterASuccess() throws IOException {
    board.accept(new RotationFailed(BOB, "no reply", Optional.of(Duration.ofSeconds(2))));
    now = START.plusSeconds(2);
    board.accept(rotated());

    JsonNode bob = bob();
    assertThat(bob.get("last_failure").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(bob.get("last_failure_cause").textValue()).contains("no reply");
    assertThat(bob.get("last_success").textValue()).isEqualTo("2026-01-02T03:04:07Z");
    assertThat(bob.get("next_attempt").textValue()).isEqualTo("2026-01-02T03:05:07Z");
  }

  @Test
  void t1_aFailureTellsTheNextAttempt() throws IOException {
    board.accept(new RotationFailed(BOB, "no reply", Optional.of(Duration.ofSeconds(2))));

    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:04:07Z");
    assertThat(bob().get("last_success").isNull()).isTrue();
  }

  @Test
  void t1_everyAlarmIsAFailure() throws IOException {
    for (Event event :
        List.of(
            new Flooded(BOB, Duration.ofSeconds(15)),
            new StateDamaged(BOB, "no JSON", Path.of("bob.damaged")))) {
      board.accept(event);

      assertThat(bob().get("last_failure_cause").textValue()).isEqualTo(event.text());
      assertThat(bob().get("next_attempt").isNull()).isTrue();
    }
  }

  @Test
  void t1_keepsPeersApartAndDropsStrangers() throws IOException {
    board.accept(new Flooded(BOB, Duration.ofSeconds(15)));
    board.accept(new Flooded(new PeerName("hsn_eve"), Duration.ofSeconds(15)));

    assertThat(json().get("peers")).hasSize(2);
    assertThat(json().get("peers").get(0).get("last_failure").isNull()).isTrue();
  }

  @Test
  void t1_showsAPauseUntilItsEndAndThatNothingIsPlannedInIt() throws IOException {
    board.accept(rotated());
    board.accept(new Paused(BOB));
    assertThat(bob().get("paused").booleanValue()).isTrue();
    assertThat(bob().get("next_attempt").isNull()).isTrue();
    assertThat(json().get("peers").get(0).get("paused").booleanValue()).isFalse();

    board.accept(new RotationFailed(BOB, "no reply", Optional.empty()));
    board.accept(new Answered(BOB, Verb.ROTATE, TWO, Duration.ofMillis(5)));
    assertThat(bob().get("paused").booleanValue()).isTrue();
    assertThat(bob().get("next_attempt").isNull()).isTrue();

    board.accept(new Resumed(BOB, Duration.ofSeconds(7)));
    assertThat(bob().get("paused").booleanValue()).isFalse();
    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:04:12Z");
  }

  @Test
  void t1_whatTheOperatorDoesIsNeitherASuccessNorAFailure() throws IOException {
    board.accept(new Paused(BOB));
    board.accept(new RotationOrdered(BOB, Optional.of(Duration.ofSeconds(2))));
    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:04:07Z");
    board.accept(new RotationOrdered(BOB, Optional.empty()));
    assertThat(bob().get("next_attempt").textValue()).isEqualTo("2026-01-02T03:04:07Z");
    board.accept(new Resumed(BOB, Duration.ZERO));

    assertThat(bob().get("last_success").isNull()).isTrue();
    assertThat(bob().get("last_failure").isNull()).isTrue();
  }

  @Test
  void t4_showsWhichExchangeIsSpokenAndTheEpoch() throws IOException {
    board.accept(new Speaks(BOB, "confirmed"));
    board.accept(new EpochReached(BOB, 7, false));

    assertThat(bob().get("exchange").textValue()).isEqualTo("confirmed");
    assertThat(bob().get("epoch").longValue()).isEqualTo(7);
    assertThat(bob().get("last_success").textValue()).isEqualTo(START.toString());
  }

  @Test
  void t4_isStaleUntilThePskIsInPlaceAgain() throws IOException {
    board.accept(new Stale(BOB, Optional.of(Duration.ofMinutes(3))));
    assertThat(bob().get("stale").booleanValue()).isTrue();

    board.accept(new FreshAgain(BOB));
    assertThat(bob().get("stale").booleanValue()).isFalse();
  }

  @Test
  void t4_whatIsOutOfTheOrdinaryStaysWhenAllIsWellAgain() throws IOException {
    board.accept(new ChainReset(BOB, 1));
    now = START.plusSeconds(5);
    board.accept(new Alarm(BOB, "the two ends differ: suite"));
    now = START.plusSeconds(9);
    board.accept(new Alarm(BOB, "the two ends differ: suite"));
    board.accept(rotated());

    JsonNode events = bob().get("events");
    assertThat(events).hasSize(2);
    assertThat(events.get(0).get("event").textValue()).isEqualTo("a new chain, from epoch 1");
    assertThat(events.get(1).get("times").longValue()).isEqualTo(2);
    assertThat(events.get(1).get("time").textValue()).isEqualTo(now.toString());
  }

  @Test
  void t4_theListOfThemIsShort() throws IOException {
    for (int epoch = 1; epoch <= 100; epoch++) {
      board.accept(new ChainReset(BOB, epoch));
    }

    assertThat(bob().get("events")).hasSize(10);
    assertThat(bob().get("events").get(9).get("event").textValue()).endsWith("epoch 100");
  }

  @Test
  void t5_showsNoDeviceOfWhichNothingIsKnown() throws IOException {
    JsonNode kme = bob().get("kme");

    assertThat(members(kme))
        .containsExactly(
            "devices", "stored_keys", "max_keys", "taken", "burnt", "slowed_to_seconds");
    assertThat(kme.get("devices")).isEmpty();
    assertThat(kme.get("stored_keys").isNull()).isTrue();
    assertThat(kme.get("slowed_to_seconds").isNull()).isTrue();
  }

  @Test
  void t5_showsTheDevicesAndTheirKeys() throws IOException {
    supply =
        new SupplyView(
            List.of(
                new DeviceView(
                    URI.create("https://kme-a:8443/x"),
                    State.RESTING,
                    Optional.of(START),
                    Optional.of("no connection"),
                    Optional.of(START.plusSeconds(3)),
                    Optional.of("it has keys of 64 to 128 bits, expected 256"))),
            Optional.of(5L),
            Optional.of(100L),
            9,
            2,
            Optional.of(Duration.ofMinutes(8)));

    assertThat(bob().get("kme").toString())
        .isEqualTo(
            "{\"devices\":[{\"url\":\"https://kme-a:8443/x\",\"state\":\"resting\","
                + "\"failing_since\":\"2026-01-02T03:04:05Z\",\"cause\":\"no connection\","
                + "\"next_try\":\"2026-01-02T03:04:08Z\","
                + "\"remark\":\"it has keys of 64 to 128 bits, expected 256\"}],"
                + "\"stored_keys\":5,\"max_keys\":100,\"taken\":9,\"burnt\":2,"
                + "\"slowed_to_seconds\":480}");
  }

  @Test
  void t5_theNextAttemptMovesWithThePace() throws IOException {
    board.accept(rotated());
    board.accept(new Paced(BOB, Duration.ofMinutes(10), Optional.of(Duration.ofSeconds(500))));

    assertThat(bob().get("next_attempt").textValue()).isEqualTo(START.plusSeconds(500).toString());
  }

  @Test
  void takesALowPoolForNoFailureOfARotation() throws IOException {
    board.accept(new RotationFailed(BOB, "no reply", Optional.empty()));
    board.accept(new KeysLow(BOB, 3, 20));

    assertThat(bob().get("last_failure_cause").textValue()).contains("no reply");
    assertThat(bob().get("events").toString()).contains("keys run low: 3 stored, alarm below 20");
  }

  @Test
  void countsWhatWentWellAndWhatDidNot() {
    board.accept(rotated());
    board.accept(new RotationFailed(BOB, "no reply", Optional.empty()));
    board.accept(new RotationFailed(BOB, "no reply", Optional.empty()));
    board.accept(new Answered(BOB, Verb.ROTATE, TWO, Duration.ZERO));
    board.accept(new PskInstalled(BOB, Optional.of(ONE), Optional.of(TWO), START));
    assertThat(board.peers().get(BOB).tally()).isEqualTo(new Tally(1, 2, 2, 1));
    assertThat(board.peers().get(CAROL).tally()).isEqualTo(Tally.NONE);

    board.accept(rotated());
    assertThat(board.peers().get(BOB).tally()).isEqualTo(new Tally(2, 2, 0, 1));
  }

  private static Rotated rotated() {
    return new Rotated(BOB, ONE, Duration.ofMillis(5), Optional.of(Duration.ofSeconds(60)));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(board.json());
  }

  private JsonNode bob() throws IOException {
    return json().get("peers").get(1);
  }

  private static List<String> members(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }
}
