package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong at the strict simulated KME because its operator wants it to: F-1 to F-4. */
@Tag(Host.ANY)
@Tag("full")
class FaultsOnDemandIT {

  private static final int PAIRS_OF_CALLS = 80;
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final String FAULTS =
      """
      [fake_qkd.faults]
      seed = 3
      late = 5
      late_seconds = 1
      error = 10
      exhausted = 10
      wrong_size = 10
      wrong_bytes = 20
      one_side = 10
      expired = 10
      duplicated = 10
      closed = 10
      """;

  @TempDir Path folder;

  private final Map<String, Integer> seen = new TreeMap<>();

  @Test
  void eachFaultStrikesAsItIsSetAndIsCounted() throws Exception {
    try (StrictNode kme = StrictNode.start(folder, FAULTS)) {
      Sae alice = kme.sae("sae_alice");
      Sae bob = kme.sae("sae_bob");
      for (int call = 0; call < PAIRS_OF_CALLS; call++) {
        Optional<JsonNode> key = key(() -> alice.getKey("sae_bob", ""));
        if (key.isPresent()) {
          compare(key.get(), () -> bob.fetch("sae_alice", key.get().get("key_ID").textValue()));
        }
      }

      Map<String, Integer> struck = struck(kme.node());
      assertThat(struck).as("all that is set").hasSize(9);
      assertThat(struck.values()).as("" + struck).allMatch(times -> times > 0);
      assertThat(seen.get("closed")).isEqualTo(struck.get("closed"));
      assertThat(seen.get("late"))
          .as("with what a busy machine adds")
          .isGreaterThanOrEqualTo(struck.get("late"));
      // What else was wrong with an answer that broke off was not to be seen.
      int unseen = struck.get("closed");
      for (String fault : new String[] {"error", "exhausted"}) {
        assertThat(struck.get(fault))
            .as(fault)
            .isBetween(seen.get(fault), seen.get(fault) + unseen);
      }
      assertThat(seen.get("wrong_size")).isBetween(1, 2 * struck.get("wrong_size"));
      assertThat(seen.get("wrong_bytes")).isBetween(1, struck.get("wrong_bytes"));
      assertThat(seen.get("not found"))
          .isBetween(1, struck.get("one_side") + struck.get("expired") + struck.get("duplicated"));
      assertThat(kme.node().log())
          .noneMatch(line -> line.contains(" ERROR ") || line.contains("Exception"));
    }
  }

  private interface Call {
    Reply send() throws IOException;
  }

  /** The key of an answer that has one. */
  private Optional<JsonNode> key(Call call) throws IOException {
    long before = System.nanoTime();
    Reply reply = call.send();
    if (System.nanoTime() - before >= LATE.toNanos()) {
      note("late");
    }
    int announced = Integer.parseInt(reply.header("content-length"));
    if (reply.body().getBytes(StandardCharsets.UTF_8).length < announced) {
      note("closed");
      return Optional.empty();
    }
    if (reply.status() == 200) {
      JsonNode key = reply.json().get("keys").get(0);
      if (bytes(key) == 31) {
        note("wrong_size");
      }
      return Optional.of(key);
    }
    String message = reply.json().get("message").textValue();
    note(
        Map.of(
                "error on server side",
                "error",
                "not enough keys in the pool",
                "exhausted",
                Sae.NOT_FOUND,
                "not found")
            .getOrDefault(message, message));
    return Optional.empty();
  }

  private void compare(JsonNode issued, Call call) throws IOException {
    Optional<JsonNode> delivered = key(call);
    if (delivered.isPresent() && !delivered.get().equals(issued)) {
      note("wrong_bytes");
    }
  }

  private static int bytes(JsonNode key) {
    return Base64.getDecoder().decode(key.get("key").textValue()).length;
  }

  private void note(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  /** What the status says of each fault. */
  private static Map<String, Integer> struck(Node node) throws IOException {
    JsonNode status = node.http().get("/api/admin/v1/status").json();
    assertThat(status.get("warnings").toString()).contains("wrong_size 10 %");
    Map<String, Integer> struck = new TreeMap<>();
    for (JsonNode fault : status.get("simulated_kme").get("faults")) {
      struck.put(fault.get("fault").textValue(), fault.get("struck").intValue());
    }
    return struck;
  }
}
