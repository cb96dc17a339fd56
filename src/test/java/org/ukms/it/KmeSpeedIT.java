package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.load.Load;
import org.ukms.it.load.Question;
import org.ukms.it.load.Round;
import org.ukms.it.trivial.TrivialApplication;
import org.ukms.it.trivial.TrivialResource;
import org.ukms.tls.TestCa;

/**
 * How many keys the strict simulated device delivers in a second over mutual TLS, beside the least
 * that its server can be asked for: a GET of JAX-RS that answers a constant, over the same
 * connections. Rounds of both take turns, so that whatever else the machine does hits both alike.
 * For figures, with as many seconds of each: {@code mvn verify -Dtest=VerbTest -Dit.test=KmeSpeedIT
 * -Dukms.speed.seconds=20}, on WildFly with {@code -Pwildfly}.
 */
@Tag(Host.ANY)
@Tag("full")
class KmeSpeedIT {

  private static final int SECONDS = Integer.getInteger("ukms.speed.seconds", 0);

  private static final boolean FIGURES = SECONDS > 0;

  private static final Duration ROUND = Duration.ofMillis(FIGURES ? 500 : 200);

  private static final int ROUNDS = FIGURES ? 2 * SECONDS : 7;

  /** A JVM that optimises all that it can takes a minute to be done with it. */
  private static final int WARM_UP = FIGURES ? 60 : 5;

  private static final TestCa CA = TestCa.named("ca");

  /** Its pool is never empty, and nobody comes for the keys. */
  private static final String STRICT =
      """

      [fake_qkd]
      mode = "strict"
      max_key_count = 1000000
      refill_keys_per_minute = 60000000
      key_lifetime_seconds = 2

      [fake_qkd.saes]
      sae_alice = "hsn_alice"
      sae_bob = "hsn_bob"
      """;

  @TempDir Path folder;

  @Test
  void deliversKeysAtAThirdOfTheRateOfATrivialGetAtLeast() throws Exception {
    NodeFolder device = NodeFolder.underTest(folder, "device");
    device.tls(TlsFiles.write(device.path(), CA.issue("kme").dns("localhost").make(), CA));
    device.add(TrivialApplication.class, TrivialResource.class);
    device.table(STRICT);
    if (FIGURES) {
      device.options("-Xmx256m");
    }
    SSLContext alice = CA.issue("sae_alice").make().context(CA);
    try (Node node = Node.startAll(device).get(0)) {
      for (int connections : List.of(16, 64)) {
        try (Load load = new Load(alice, device.port(), connections)) {
          assertThat(compared(device, load, connections)).isGreaterThan(1.0 / 3);
        }
      }
      assertThat(node.isAlive()).isTrue();
    }
  }

  /** Tells the rates, and gives the share that keys have of the trivial replies. */
  private static double compared(NodeFolder device, Load load, int connections)
      throws InterruptedException {
    Question nothing = Question.get(device.contextPath() + "/trivial/hello", "\\{}");
    Question key =
        Question.get(
            device.contextPath() + "/api/v1/keys/sae_bob/enc_keys",
            "\\{\"keys\":\\[\\{\"key_ID\":\"[0-9a-f-]{36}\",\"key\":\"[0-9A-Za-z+/]{43}=\"}]}");
    List<Round> nothings = new ArrayList<>();
    List<Round> keys = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int number = 0; number < WARM_UP; number++) {
      load.run(nothing, ROUND);
      load.run(key, ROUND);
    }
    for (int number = 0; number < ROUNDS; number++) {
      Round trivial = load.run(nothing, ROUND);
      Round delivered = load.run(key, ROUND);
      assertThat(trivial.errors()).isEmpty();
      assertThat(delivered.errors()).isEmpty();
      nothings.add(trivial);
      keys.add(delivered);
      shares.add(delivered.rate() / trivial.rate());
    }
    shares.sort(null);
    double share = shares.get(shares.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "%d connections on %s: enc_keys %.2f of the trivial GET (%.2f to %.2f)%n",
        connections,
        device.host(),
        share,
        shares.get(0),
        shares.get(shares.size() - 1));
    tell("trivial GET", nothings);
    tell("enc_keys", keys);
    return share;
  }

  private static void tell(String name, List<Round> rounds) {
    double rate = rounds.stream().mapToDouble(Round::rate).average().orElseThrow();
    List<Long> nanos = rounds.stream().flatMap(round -> round.nanos().stream()).toList();
    System.out.printf(Locale.ROOT, "  %s: %.0f a second, %s%n", name, rate, Spread.ofNanos(nanos));
  }
}
