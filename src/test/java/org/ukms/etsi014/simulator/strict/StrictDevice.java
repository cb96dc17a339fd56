package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.faults.Fault;
import org.ukms.etsi014.simulator.faults.Faults;
import org.ukms.etsi014.simulator.faults.Waiting;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.Content;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.etsi014.simulator.request.Limits;
import org.ukms.etsi014.simulator.request.Query;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Naming.Place;

/**
 * A strict device with four SAEs, of which the last two share a KME, and what tests say to it. Its
 * pools hold ten keys and get one each second; a key waits for a minute.
 */
final class StrictDevice {

  static final String ALICE = "sae_alice";
  static final String BOB = "sae_bob";
  static final String CAROL = "sae_carol";
  static final String DAVE = "sae_dave";

  static final int POOL = 10;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final Queue<Runnable> late = new ArrayDeque<>();
  final StrictKme kme;

  private volatile Instant now = Instant.EPOCH;

  StrictDevice() {
    this(Map.of());
  }

  StrictDevice(Map<Fault, Integer> percent) {
    this(percent, new Storage(POOL, 60, Duration.ofMinutes(1)));
  }

  StrictDevice(Map<Fault, Integer> percent, Storage storage) {
    Map<SaeId, KmeId> kmes =
        Map.of(
            new SaeId(ALICE), new KmeId("hsn_alice"),
            new SaeId(BOB), new KmeId("hsn_bob"),
            new SaeId(CAROL), new KmeId("hsn_third"),
            new SaeId(DAVE), new KmeId("hsn_third"));
    kme =
        new StrictKme(
            new Directory(kmes, Set.of(Place.CN, Place.URI, Place.DNS)),
            new Limits(256, 64, 1024, 8, 2),
            storage,
            () -> now,
            new Random(1),
            new Faults(percent, new Random(2)),
            new Waiting((wait, work) -> late.add(work), Duration.ofSeconds(5), 2));
  }

  void wait(Duration time) {
    now = now.plus(time);
  }

  Answer call(Method method, String caller, String sae, Content content) {
    return call(method, List.of(new Naming(Place.CN, caller)), sae, content);
  }

  Answer call(Method method, List<Naming> caller, String sae, Content content) {
    CompletableFuture<Answer> answer =
        kme.answer(new KeyCall(method, sae, caller, content)).toCompletableFuture();
    assertThat(answer).isCompleted();
    return answer.join();
  }

  Answer status(String caller, String slave) {
    return call(Method.STATUS, caller, slave, query());
  }

  Answer enc(String caller, String slave, Content content) {
    return call(Method.GET_KEY, caller, slave, content);
  }

  Answer dec(String caller, String master, Content content) {
    return call(Method.GET_KEY_WITH_KEY_IDS, caller, master, content);
  }

  /** Get key of so many keys, which is granted. */
  List<JsonNode> issued(String master, String slave, int number) {
    return keys(enc(master, slave, query("number", number)));
  }

  /** The slave's part of {@link #issued}. */
  Answer dec(String caller, String master, List<JsonNode> keys) {
    return dec(caller, master, ids(keys.stream().map(StrictDevice::id)));
  }

  int stored(String one, String other) {
    return json(status(one, other)).get("stored_key_count").intValue();
  }

  static Content ids(Stream<String> ids) {
    return body(
        ids.map(id -> "{\"key_ID\":\"" + id + "\"}")
            .collect(Collectors.joining(",", "{\"key_IDs\":[", "]}")));
  }

  static Query query(Object... pairs) {
    return pairs.length == 0
        ? new Query(Map.of())
        : new Query(Map.of(pairs[0].toString(), List.of(pairs[1].toString())));
  }

  /** A body, in which ` stands for ". */
  static Body body(String json) {
    return new Body(() -> json.replace('`', '"').getBytes(StandardCharsets.UTF_8));
  }

  static String text(Answer answer) {
    return new String(answer.json(), StandardCharsets.UTF_8);
  }

  static JsonNode json(Answer answer) {
    try {
      return MAPPER.readTree(answer.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> keys(Answer answer) {
    assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    return json(answer).get("keys").valueStream().toList();
  }

  static String id(JsonNode key) {
    return key.get("key_ID").textValue();
  }

  static byte[] bytes(JsonNode key) {
    try {
      return key.get("key").binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertRefused(Answer answer, int status, String message) {
    assertThat(json(answer).get("message").textValue()).isEqualTo(message);
    assertThat(answer.status()).isEqualTo(status);
  }

  static void assertGone(Answer answer) {
    assertRefused(answer, 400, "one or more keys specified are not found on KME");
  }

  /** Whether these are the same keys in the same order. */
  static void assertSame(List<JsonNode> keys, Answer answer) {
    assertThat(keys(answer)).isEqualTo(keys);
    assertThat(Arrays.stream(new JsonNode[] {keys.get(0)}).map(JsonNode::size)).containsOnly(2);
  }
}
