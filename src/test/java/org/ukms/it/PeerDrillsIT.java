package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/**
 * Bob's certificate is replaced while both nodes run, by one that is not right: he is refused and
 * told of at both ends, nothing else changes, and all is well when it is right again.
 */
@Tag("full")
class PeerDrillsIT {

  private static final Duration HOLD = Duration.ofMillis(2500);

  private static final Duration MINUTE = Duration.ofSeconds(60).minusMillis(100);

  private static final String REFUSED = "certificate refused: ";

  @TempDir static Path folder;

  private static final List<String> ROWS = new ArrayList<>();

  private static DrilledPair pair;
  private static TestIdentity right;

  /**
   * What Bob shows, and what is told of it.
   *
   * @param words by Alice, who calls him, and whom he calls
   */
  record Drill(String name, TestIdentity shown, String words) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void startAPair() throws IOException, InterruptedException {
    pair = DrilledPair.withPlainDevices(folder);
    right = DrilledPair.identity(pair.ca(), "bob").make();
  }

  @AfterAll
  static void endItAndTell() {
    if (pair != null) {
      pair.close();
    }
    System.out.println(
        "| drill | Alice said | Alice said of whom she refused | Bob said | keys | recovery |");
    ROWS.forEach(System.out::println);
  }

  static Stream<Drill> drills() {
    return Stream.of(
        new Drill(
            "of another CA",
            DrilledPair.identity(TestCa.named("another CA"), "bob").make(),
            "is issued by none of ca_file (CN=another CA)"),
        new Drill(
            "expired", DrilledPair.identity(pair.ca(), "bob").expired().make(), "expired on "),
        new Drill(
            "of Carol",
            DrilledPair.identity(pair.ca(), "carol").make(),
            "names kme:hsn_carol, localhost, expected hsn_bob"));
  }

  @ParameterizedTest
  @MethodSource("drills")
  void isRefusedAndToldAndOver(Drill drill) throws IOException {
    pair.awaitNext();
    long refusedBefore = refusals(pair.alice()).get("count").asLong();
    Instant begin = Instant.now();
    pair.giveBob(drill.shown());
    String atAlice = awaitFailure(pair.alice(), begin, ": its certificate " + drill.words());
    String atBob = awaitFailure(pair.bob(), begin, "peer at ");
    await("he is counted")
        .atMost(DrilledPair.LIMIT)
        .until(() -> refusals(pair.alice()).get("count").asLong() > refusedBefore);
    String refused = refusals(pair.alice()).get("last_reason").asText();
    Optional<String> before = pair.equal();
    int given = pair.stock().givenOut();
    await().pollDelay(HOLD).until(() -> true);

    assertThat(before).isPresent();
    assertThat(pair.equal()).as("the PSK in the fault").isEqualTo(before);
    assertThat(pair.stock().givenOut()).as("keys taken in the fault").isEqualTo(given);
    assertThat(refused).contains(drill.words());
    assertThatTheLogTells(begin, drill.words());

    Instant end = Instant.now();
    pair.giveBob(right);
    pair.awaitNext(Set.of(before.orElseThrow()));
    ROWS.add(
        "| certificate %s | %s | %s | %s | %d | %.1f s |"
            .formatted(
                drill.name(),
                atAlice,
                refused,
                atBob,
                pair.stock().givenOut() - given - 2,
                Duration.between(end, Instant.now()).toMillis() / 1000.0));
  }

  /**
   * Each source of such lines tells once a minute: so this refusal, or one a short while before.
   */
  private static void assertThatTheLogTells(Instant begin, String words) {
    Map<String, List<String>> bySource =
        pair.alice().node().log().stream()
            .filter(line -> line.contains(REFUSED))
            .collect(Collectors.groupingBy(PeerDrillsIT::source));
    bySource.forEach(
        (source, lines) -> {
          int both = source.contains("org.ukms.rotation") ? 2 : 1;
          for (int i = both; i < lines.size(); i++) {
            assertThat(Duration.between(time(lines.get(i - both)), time(lines.get(i))))
                .as("between lines of %s", source)
                .isGreaterThanOrEqualTo(MINUTE);
          }
        });
    List<String> lately =
        bySource.values().stream()
            .flatMap(List::stream)
            .filter(line -> time(line).isAfter(begin.minus(MINUTE)))
            .toList();
    assertThat(lately).as("lines of the last minute").isNotEmpty();
    assertThat(lately)
        .filteredOn(line -> time(line).isAfter(begin))
        .allMatch(line -> line.contains(words));
  }

  /** The logger, and the peer if it is told in a peer's name. */
  private static String source(String line) {
    return line.substring(line.indexOf(" WARNING "), line.indexOf(REFUSED));
  }

  private static Instant time(String line) {
    return Instant.parse(line.substring(0, line.indexOf(' ')));
  }

  private static String awaitFailure(PeerView view, Instant begin, String words) {
    return await("\"" + words + "\" at " + view.node().folder().name())
        .atMost(DrilledPair.LIMIT)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              // A connection that stands keeps the certificate that it began with.
              pair.cut();
              return KmeDrill.failureSince(view, begin);
            },
            said -> !said.isEmpty() && said.contains(words));
  }

  /** Who was refused in Bob's name, or in none. */
  private static JsonNode refusals(PeerView view) throws IOException {
    JsonNode ofPeer = view.status().get("refused_certificates");
    JsonNode ofNode =
        view.node().http().get("/api/admin/v1/status").json().get("refused_certificates");
    return ofPeer.get("count").asLong() > 0 ? ofPeer : ofNode;
  }
}
