package org.ukms.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.lane.DeliveryView;
import org.ukms.etsi014.failover.DeviceView;
import org.ukms.etsi014.failover.DeviceView.State;
import org.ukms.etsi014.pool.SupplyView;

/** One peer in JMX (M-1 to M-3). */
class ManagedPeerTest {

  private static final ObjectName BOB = NodeInJmx.peer("hsn_bob");

  @TempDir Path folder;

  private NodeInJmx node;

  @BeforeEach
  void aNodeWithTwoPeers() throws IOException {
    node = new NodeInJmx(MBeanServerFactory.newMBeanServer(), folder, "hsn_carol", "hsn_bob");
  }

  @AfterEach
  void close() throws IOException {
    node.close();
  }

  @Test
  void m2_whatIsNotKnownYetIsEmptyOrMinusOne() throws JMException {
    Map<String, Object> attributes = node.attributes(BOB);
    assertThat((String[]) attributes.remove("Events")).isEmpty();
    assertThat((String[]) attributes.remove("Devices")).isEmpty();
    assertThat((String[]) attributes.remove("Deliveries")).isEmpty();
    assertThat(attributes)
        .containsOnly(
            entry("Name", "hsn_bob"),
            entry("Exchange", ""),
            entry("Epoch", -1L),
            entry("Stale", false),
            entry("OurKeyId", ""),
            entry("TheirKeyId", ""),
            entry("PskAgeSeconds", -1L),
            entry("LastSuccess", ""),
            entry("LastFailure", ""),
            entry("LastFailureCause", ""),
            entry("NextAttempt", ""),
            entry("Paused", false),
            entry("RotationsSucceeded", 0L),
            entry("RotationsFailed", 0L),
            entry("RotationsFailedInARow", 0L),
            entry("QuestionsAnswered", 0L),
            entry("RefusedCertificates", 0L),
            entry("StoredKeys", -1L),
            entry("MaxKeys", -1L),
            entry("KeysTaken", 0L),
            entry("KeysBurnt", 0L),
            entry("SlowedToSeconds", -1L));
  }

  @Test
  void m1_showsTheDevicesAndTheirKeys() throws JMException {
    node.supply =
        new SupplyView(
            List.of(
                new DeviceView(
                    URI.create("https://kme-a"),
                    State.RESTING,
                    Optional.of(node.now),
                    Optional.of("no connection"),
                    Optional.of(node.now),
                    Optional.of("it has keys of 64 to 128 bits, expected 256"))),
            Optional.of(5L),
            Optional.of(100L),
            9,
            2,
            Optional.of(Duration.ofMinutes(8)));

    assertThat((String[]) node.get(BOB, "Devices"))
        .containsExactly(
            "https://kme-a resting: no connection; it has keys of 64 to 128 bits, expected 256");
    assertThat(node.get(BOB, "StoredKeys")).isEqualTo(5L);
    assertThat(node.get(BOB, "MaxKeys")).isEqualTo(100L);
    assertThat(node.get(BOB, "KeysTaken")).isEqualTo(9L);
    assertThat(node.get(BOB, "KeysBurnt")).isEqualTo(2L);
    assertThat(node.get(BOB, "SlowedToSeconds")).isEqualTo(480L);
  }

  @Test
  void m1_showsTheDeliveries() throws JMException {
    node.deliveries =
        List.of(
            new DeliveryView(
                "wireguard",
                "wg0 KEY",
                Optional.empty(),
                DeliveryView.State.FAILED,
                node.now,
                Optional.empty(),
                Optional.of("wg0 has no peer KEY")));

    assertThat((String[]) node.get(BOB, "Deliveries"))
        .containsExactly(
            "wireguard wg0 KEY failed since 2026-01-02T03:04:05.678Z: wg0 has no peer KEY");
  }

  @Test
  void m1_showsWhatTheStatusShows() throws JMException, IOException {
    equalsTheStatus();
    node.begin();
    equalsTheStatus();
    node.isAskedBy("hsn_bob");
    equalsTheStatus();
    assertThat(node.get(BOB, "OurKeyId")).isEqualTo("ours");
    assertThat(node.get(BOB, "PskAgeSeconds")).isEqualTo(0L);
    node.unreachable = true;
    node.now = node.now.plus(Duration.ofSeconds(63));
    node.operate(BOB, "rotateNow");
    equalsTheStatus();
    assertThat(node.get(BOB, "PskAgeSeconds")).isEqualTo(63L);
    assertThat(node.get(BOB, "LastSuccess")).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(node.get(BOB, "LastFailure")).isEqualTo("2026-01-02T03:05:08.678Z");
    assertThat(node.get(BOB, "LastFailureCause")).isEqualTo("rotation failed: peer: no connection");
    assertThat((String) node.get(BOB, "NextAttempt")).startsWith("2026-01-02T03:05:1");
    node.operate(BOB, "pause");
    equalsTheStatus();
    assertThat(node.get(BOB, "Paused")).isEqualTo(true);
    assertThat(node.get(BOB, "NextAttempt")).isEqualTo("");
  }

  private void equalsTheStatus() throws JMException, IOException {
    JsonNode status = new ObjectMapper().readTree(node.board.json()).get("peers").get(1);
    Map<String, Object> shown = node.attributes(BOB);
    assertThat(status.properties()).hasSize(15);
    assertThat(status.get("name").asText()).isEqualTo(shown.get("Name"));
    assertThat(text(status, "exchange")).isEqualTo(shown.get("Exchange"));
    assertThat(status.get("epoch").asLong(-1)).isEqualTo(shown.get("Epoch"));
    assertThat(status.get("stale").booleanValue()).isEqualTo(shown.get("Stale"));
    assertThat((String[]) shown.get("Events")).hasSize(status.get("events").size());
    assertThat(text(status.get("key_IDs"), "ours")).isEqualTo(shown.get("OurKeyId"));
    assertThat(text(status.get("key_IDs"), "theirs")).isEqualTo(shown.get("TheirKeyId"));
    assertThat(status.get("psk_age_seconds").asLong(-1)).isEqualTo(shown.get("PskAgeSeconds"));
    assertThat(status.get("refused_certificates").get("count").longValue())
        .isEqualTo(shown.get("RefusedCertificates"));
    assertThat(text(status, "last_success")).isEqualTo(shown.get("LastSuccess"));
    assertThat(text(status, "last_failure")).isEqualTo(shown.get("LastFailure"));
    assertThat(text(status, "last_failure_cause")).isEqualTo(shown.get("LastFailureCause"));
    assertThat(text(status, "next_attempt")).isEqualTo(shown.get("NextAttempt"));
    assertThat(status.get("paused").booleanValue()).isEqualTo(shown.get("Paused"));
    JsonNode kme = status.get("kme");
    assertThat(kme.properties()).hasSize(6);
    assertThat((String[]) shown.get("Deliveries")).hasSize(status.get("deliveries").size());
    assertThat((String[]) shown.get("Devices")).hasSize(kme.get("devices").size());
    assertThat(kme.get("stored_keys").asLong(-1)).isEqualTo(shown.get("StoredKeys"));
    assertThat(kme.get("max_keys").asLong(-1)).isEqualTo(shown.get("MaxKeys"));
    assertThat(kme.get("taken").longValue()).isEqualTo(shown.get("KeysTaken"));
    assertThat(kme.get("burnt").longValue()).isEqualTo(shown.get("KeysBurnt"));
    assertThat(kme.get("slowed_to_seconds").asLong(-1)).isEqualTo(shown.get("SlowedToSeconds"));
  }

  private static String text(JsonNode object, String member) {
    JsonNode value = object.get(member);
    return value.isNull() ? "" : value.textValue();
  }

  @Test
  void m1_countsWhatHappened() throws JMException {
    node.begin();
    node.isAskedBy("hsn_bob");
    node.unreachable = true;
    for (int i = 0; i < 3; i++) {
      node.now = node.now.plusSeconds(10);
      node.operate(BOB, "rotateNow");
    }
    assertThat(node.attributes(BOB))
        .containsEntry("RotationsSucceeded", 1L)
        .containsEntry("RotationsFailed", 3L)
        .containsEntry("RotationsFailedInARow", 3L)
        .containsEntry("QuestionsAnswered", 1L);
    node.unreachable = false;
    node.now = node.now.plusSeconds(10);
    node.operate(BOB, "rotateNow");
    assertThat(node.attributes(BOB))
        .containsEntry("RotationsSucceeded", 2L)
        .containsEntry("RotationsFailed", 3L)
        .containsEntry("RotationsFailedInARow", 0L);
  }

  @Test
  void m3_rotatesNowWithThisPeerAlone() throws JMException {
    node.begin();
    node.asked.clear();
    node.now = node.now.plusSeconds(10);
    node.operate(BOB, "rotateNow");
    assertThat(node.asked).containsExactly("hsn_bob/new");
  }

  @Test
  void m3_pausesAndResumesThisPeerAlone() throws JMException {
    node.operate(BOB, "pause");
    node.begin();
    assertThat(node.asked).containsExactly("hsn_carol/new");
    assertThat(node.get(NodeInJmx.peer("hsn_carol"), "Paused")).isEqualTo(false);
    node.operate(BOB, "resume");
    assertThat(node.asked).containsExactly("hsn_carol/new", "hsn_bob/new");
    assertThat(node.get(BOB, "Paused")).isEqualTo(false);
  }
}
