package org.ukms.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.event.Event.CertificateRefused;
import org.ukms.name.PeerName;

class RefusedTest {

  private static final PeerName BOB = new PeerName("hsn_bob");

  private final Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final StatusBoard board =
      new StatusBoard(
          "hsn_alice",
          "1",
          List::of,
          List.of(BOB),
          peer -> SupplyView.UNKNOWN,
          peer -> List.of(),
          () -> now);

  @Test
  void t6_countsRefusedCertificatesAndShowsTheLast() throws IOException {
    board.accept(new CertificateRefused(BOB, "CN=carol", "names another"));
    board.accept(new CertificateRefused(BOB, "CN=dave", "expired"));
    board.refused("CN=eve", "unknown authority");

    JsonNode bob = json().get("peers").get(0);
    assertThat(bob.get("refused_certificates").get("count").longValue()).isEqualTo(2);
    assertThat(bob.get("refused_certificates").get("last_subject").textValue())
        .isEqualTo("CN=dave");
    assertThat(bob.get("last_failure").isNull()).as("a failure of ours").isTrue();
    JsonNode rest = json().get("refused_certificates");
    assertThat(rest.get("count").longValue()).isEqualTo(1);
    assertThat(rest.get("last").textValue()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(rest.get("last_subject").textValue()).isEqualTo("CN=eve");
    assertThat(rest.get("last_reason").textValue()).isEqualTo("unknown authority");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(board.json());
  }
}
