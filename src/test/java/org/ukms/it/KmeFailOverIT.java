package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node with two QKD devices, the first of which goes and comes. */
@Tag("full")
class KmeFailOverIT {

  @TempDir static Path folder;

  private static DrilledPair pair;

  @BeforeAll
  static void startAPair() throws IOException, InterruptedException {
    pair = DrilledPair.withSecondDevice(folder);
  }

  @AfterAll
  static void endIt() {
    if (pair != null) {
      pair.close();
    }
  }

  @Test
  void theSecondIsAskedWhileTheFirstIsDownAndNoLonger() throws IOException {
    pair.awaitNext();
    assertThat(pair.second().calls()).as("calls of the second while the first is well").isZero();
    int given = pair.stock().givenOut();
    long epoch = pair.epoch();

    Instant down = Instant.now();
    pair.ofAlice().down();
    pair.awaitNext();
    Duration without = Duration.between(down, Instant.now());
    pair.awaitNext();
    assertThat(pair.second().calls()).isGreaterThanOrEqualTo(4);
    JsonNode first = device(0);
    assertThat(first.get("cause").asText()).contains("no connection: refused or unreachable");
    assertThat(device(1).get("state").asText()).isEqualTo("ok");

    Instant up = Instant.now();
    int calls = pair.ofAlice().calls();
    pair.ofAlice().up();
    await("the first is asked again")
        .atMost(DrilledPair.LIMIT)
        .until(() -> pair.ofAlice().calls() > calls);
    Duration back = Duration.between(up, Instant.now());
    pair.awaitNext();
    int ofSecond = pair.second().calls();
    pair.awaitNext();
    assertThat(pair.second().calls()).as("calls of the second afterwards").isEqualTo(ofSecond);
    assertThat(device(0).get("state").asText()).isEqualTo("ok");
    int burnt = pair.stock().givenOut() - given - Math.toIntExact(2 * (pair.epoch() - epoch));
    System.out.printf(
        "fail-over: the next PSK %d ms after the first device went, back to it %d ms after it came, %d keys burnt; said: %s%n",
        without.toMillis(), back.toMillis(), burnt, first);
    assertThat(burnt).isZero();
  }

  private static JsonNode device(int index) throws IOException {
    return pair.alice().status().get("kme").get("devices").get(index);
  }
}
