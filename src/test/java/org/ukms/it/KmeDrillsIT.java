package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** All that goes wrong with a QKD device, put on a pair that rotates, and taken away again. */
@Tag("full")
class KmeDrillsIT {

  @TempDir static Path folder;

  private static final List<KmeDrill.Result> RESULTS = new ArrayList<>();
  private static final AtomicLong FLOOD = new AtomicLong();

  /** The pauses of 1, 2 and 4 s, each longer by up to a half, leave time for three questions. */
  private static final int A_KEY_PER_QUESTION = 3;

  /** The leader's, and the follower's, which is of no use without it; three attempts. */
  private static final int A_KEY_OF_EACH_PER_ATTEMPT = 6;

  /** Until the follower has told that its device is not ready. */
  private static final int ONE_THAT_THE_LEADER_TOOK = 1;

  private static DrilledPair pair;

  @BeforeAll
  static void startAPair() throws IOException, InterruptedException {
    pair = DrilledPair.overTls(folder);
  }

  @AfterAll
  static void endItAndTell() {
    if (pair != null) {
      pair.close();
    }
    System.out.println(
        "| drill | the status said | asked | keys burnt | told as burnt | recovery |");
    RESULTS.forEach(System.out::println);
  }

  static Stream<KmeDrill> drillsOfTheLeadersDevice() {
    String message = "{\"message\": \"%s\"}";
    return Stream.of(
        new KmeDrill(
            "down", DrillKme::down, DrillKme::up, "no connection: refused or unreachable", 0),
        new KmeDrill(
            "hangs", kme -> kme.hang(true), kme -> kme.hang(false), "no whole reply within 1", 0),
        new KmeDrill(
            "too slow",
            kme -> kme.delay(Duration.ofMillis(1500)),
            kme -> kme.delay(Duration.ZERO),
            "no whole reply within 1",
            A_KEY_PER_QUESTION),
        KmeDrill.of(
            "out of keys",
            Trouble.refuses(503, message.formatted("no key in store"), Map.of()),
            "enc_keys: status 503, it cannot deliver now",
            0),
        KmeDrill.of(
            "503, Retry-After",
            Trouble.refuses(503, message.formatted("busy"), Map.of("Retry-After", "3")),
            "enc_keys: status 503, it cannot deliver now",
            0),
        KmeDrill.of(
            "400",
            Trouble.refuses(400, message.formatted("size not supported"), Map.of()),
            "status 400, it refuses the request; it says: \"size not supported\"",
            0),
        KmeDrill.of(
            "401",
            Trouble.refuses(401, message.formatted("SAE not known"), Map.of()),
            "status 401, it does not accept our certificate, or not for the SAE sae_alice",
            0),
        KmeDrill.of(
            "no key", Trouble.says("{\"keys\": []}"), "0 keys, expected 1", A_KEY_PER_QUESTION),
        KmeDrill.of("two keys", Trouble.twice(), "2 keys, expected 1", A_KEY_PER_QUESTION),
        KmeDrill.of(
            "16 bytes",
            Trouble.ofBytes(16),
            "keys[0].key: 16 bytes, expected 32",
            A_KEY_PER_QUESTION),
        KmeDrill.of(
            "another key_ID",
            Trouble.underTheId("11111111-2222-4333-8444-555555555555"),
            "not the ID that was asked for",
            A_KEY_OF_EACH_PER_ATTEMPT),
        KmeDrill.of(
            "broken JSON",
            Trouble.says("{\"keys\": [{\"key_ID\": \"x\","),
            "no strict JSON at line 1, column 26",
            A_KEY_PER_QUESTION),
        KmeDrill.of("gigabytes", Trouble.floods(FLOOD), "a reply of more than", 0),
        shows("expired", pair.device().expired().make(), "its certificate expired on "),
        shows(
            "of another CA",
            TestCa.named("another CA").issue("kme").dns("localhost").make(),
            "its certificate is issued by none of ca_file (CN=another CA)"),
        shows(
            "of another host",
            pair.ca().issue("kme").dns("elsewhere").make(),
            "its certificate does not name localhost"),
        new KmeDrill(
            "does not trust our CA",
            kme -> kme.show(pair.device().make().context(TestCa.named("another CA"))),
            kme -> kme.show(pair.device().make().context(pair.ca())),
            "enc_keys: ",
            0));
  }

  private static KmeDrill shows(String name, TestIdentity identity, String words) {
    return new KmeDrill(
        "certificate " + name,
        kme -> kme.show(identity.context(pair.ca())),
        kme -> kme.show(pair.device().make().context(pair.ca())),
        words,
        0);
  }

  static Stream<KmeDrill> drillsOfTheFollowersDevice() {
    return Stream.of(
        new KmeDrill(
            "down, at the follower",
            DrillKme::down,
            DrillKme::up,
            "QKD device",
            ONE_THAT_THE_LEADER_TOOK),
        KmeDrill.of(
            "out of keys, at the follower",
            Trouble.refuses(503, "{\"message\": \"no key in store\"}", Map.of()),
            "QKD device",
            ONE_THAT_THE_LEADER_TOOK),
        KmeDrill.of(
            "16 bytes, at the follower",
            Trouble.ofBytes(16),
            "QKD device",
            A_KEY_OF_EACH_PER_ATTEMPT));
  }

  @ParameterizedTest
  @MethodSource("drillsOfTheLeadersDevice")
  void theLeadersDevice(KmeDrill drill) throws IOException {
    hold(drill, pair.ofAlice(), pair.alice());
  }

  @ParameterizedTest
  @MethodSource("drillsOfTheFollowersDevice")
  void theFollowersDevice(KmeDrill drill) throws IOException {
    hold(drill, pair.ofBob(), pair.alice());
  }

  private static void hold(KmeDrill drill, DrillKme kme, PeerView view) throws IOException {
    KmeDrill.Result result = drill.hold(pair, kme, view);
    RESULTS.add(result);
    assertThat(result.burnt()).as("keys burnt").isBetween(0, drill.mostBurnt() + result.onTheWay());
    assertThat(result.recovery()).isLessThan(Duration.ofSeconds(20));
    assertThat(FLOOD.get()).as("bytes taken of gigabytes").isLessThan(1 << 28);
  }
}
