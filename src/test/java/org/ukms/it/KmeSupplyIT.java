package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the devices' statuses change, on a pair that knows its peers and devices by pins. */
@Tag("full")
class KmeSupplyIT {

  @TempDir static Path folder;

  private static final int FEW = 8;

  /** Ten times the interval, after which a pool without keys is asked again. */
  private static final Duration ONE_ROUND_AND_MORE = Duration.ofSeconds(12);

  private static DrilledPair pair;

  @BeforeAll
  static void startAPair() throws IOException, InterruptedException {
    pair = DrilledPair.byPins(folder);
  }

  @AfterAll
  static void endIt() {
    if (pair != null) {
      pair.close();
    }
  }

  @Test
  void aStatusOfAnotherSaeIsToldAndStopsNoRotation() throws IOException {
    String words =
        "its certificate for us names another SAE: it takes us for sae_mallory, expected sae_alice";
    pair.awaitNext();
    KmeDrill.Count start = KmeDrill.Count.of(pair);
    long failed = pair.alice().told("rotation failed");

    pair.ofAlice().have(Trouble.takesTheCallerFor("sae_mallory"));
    await("\"" + words + "\"")
        .atMost(DrilledPair.LIMIT)
        .until(() -> device().get("remark").asText().endsWith(words));
    pair.awaitNext();
    pair.awaitNext();

    assertThat(device().get("state").asText()).isEqualTo("ok");
    assertThat(event(words)).as("on the list of events").isPresent();
    assertThat(pair.alice().told(words)).as("lines of the log").isEqualTo(1);
    assertThat(pair.alice().failure()).as("what stopped a rotation").doesNotContain(words);
    assertThat(pair.alice().told("rotation failed")).isEqualTo(failed);
    assertThat(KmeDrill.Count.of(pair).burntSince(start)).as("keys burnt").isZero();
    pair.ofAlice().have(Trouble.NONE);
  }

  @Test
  void aDeviceThatIsSlowButAnswersInTimeIsNoFailureAndBurnsNoKey() throws IOException {
    pair.awaitNext();
    KmeDrill.Count start = KmeDrill.Count.of(pair);
    Instant begin = Instant.now();

    pair.ofAlice().delay(Duration.ofMillis(1500));
    pair.ofBob().delay(Duration.ofMillis(1500));
    try {
      pair.awaitNext();
      pair.awaitNext();
      pair.awaitNext();
    } finally {
      pair.ofAlice().delay(Duration.ZERO);
      pair.ofBob().delay(Duration.ZERO);
    }
    pair.awaitNext();

    assertThat(KmeDrill.failureSince(pair.alice(), begin)).isEmpty();
    assertThat(KmeDrill.failureSince(pair.bob(), begin)).isEmpty();
    assertThat(KmeDrill.Count.of(pair).burntSince(start)).as("keys burnt").isZero();
  }

  @Test
  void aPoolThatRunsLowSlowsRotationsAndAnEmptyOneIsLeftInPeaceUntilItIsFull() throws IOException {
    pair.awaitNext();
    KmeDrill.Count start = KmeDrill.Count.of(pair);

    until(
        "slower with few keys",
        () -> {
          pair.stock().store(FEW);
          return slowedTo() > 0;
        });
    assertThat(slowedTo()).as("slowed_to_seconds").isBetween(3L, 4L);
    assertThat(event("keys run low: ")).get().asString().endsWith(" stored, alarm below 20");
    pair.awaitNext();

    pair.stock().store(0);
    until("slowest without keys", () -> stored() == 0 && slowedTo() == 10);
    Optional<String> before = pair.equal();
    int ofAlice = pair.ofAlice().calls();
    int ofBob = pair.ofBob().calls();
    await().atMost(DrilledPair.LIMIT).pollDelay(ONE_ROUND_AND_MORE).until(() -> true);
    assertThat(pair.ofAlice().calls() - ofAlice).as("questions without keys").isBetween(0, 2);
    assertThat(pair.ofBob().calls()).as("questions of the follower").isEqualTo(ofBob);
    assertThat(pair.equal()).as("the PSK without keys").isPresent().isEqualTo(before);
    assertThat(pair.alice().failure()).contains("enc_keys: status 503, it cannot deliver now");

    Instant full = Instant.now();
    pair.stock().store(KeyStock.FULL);
    pair.awaitNext(Set.of(before.orElseThrow()));
    Duration recovery = Duration.between(full, Instant.now());
    until("as before with enough keys", () -> slowedTo() == 0);
    assertThat(event("enough keys again: ")).isPresent();
    pair.awaitNext();
    int burnt = KmeDrill.Count.of(pair).burntSince(start);
    System.out.printf(
        "an empty pool: the next PSK %d ms after the refill, %d keys burnt%n",
        recovery.toMillis(), burnt);
    assertThat(burnt).isZero();
    assertThat(supply().get("burnt").asInt()).as("burnt in the status").isZero();
    assertThat(pair.alice().told("keys run low: ")).as("alarms in the log").isEqualTo(1);
  }

  private static void until(String what, Callable<Boolean> holds) {
    await(what).atMost(DrilledPair.LIMIT).pollInterval(Duration.ofMillis(200)).until(holds);
  }

  private static JsonNode supply() throws IOException {
    return pair.alice().status().get("kme");
  }

  private static JsonNode device() throws IOException {
    return supply().get("devices").get(0);
  }

  private static long stored() throws IOException {
    return supply().get("stored_keys").asLong(-1);
  }

  /** 0 while rotations come at their usual time. */
  private static long slowedTo() throws IOException {
    return supply().get("slowed_to_seconds").asLong();
  }

  /** What the list of events says with these words. */
  private static Optional<String> event(String words) throws IOException {
    for (JsonNode event : pair.alice().status().get("events")) {
      if (event.get("event").asText().contains(words)) {
        return Optional.of(event.get("event").asText());
      }
    }
    return Optional.empty();
  }
}
