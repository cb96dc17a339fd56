package org.ukms.config.fake;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/** Reads the table {@code [fake_qkd]}. */
public final class FakeQkdReader {

  private static final String MODE = "mode";
  private static final List<String> MODES = List.of("stateless", "strict");
  private static final String PLACES =
      Stream.of(SaePlace.values()).map(FakeQkdReader::nameOf).collect(Collectors.joining(", "));

  private final TableReader top;
  private final Problems problems;

  /** A reader that notes what is wrong. */
  public FakeQkdReader(TableReader top, Problems problems) {
    this.top = top;
    this.problems = problems;
  }

  /**
   * The simulated device, or empty if a problem was noted.
   *
   * @param isServed whether the file asks for one, where that is known
   * @param peers the other nodes, whose SAEs it serves where the file names no others
   */
  public Optional<FakeQkdConfig> read(Optional<Boolean> isServed, List<PeerConfig> peers) {
    Optional<TableReader> table = top.inner("fake_qkd", "a table [fake_qkd]");
    if (table.isEmpty()) {
      return top.has("fake_qkd") ? Optional.empty() : isServed.map(FakeQkdReader::stateless);
    }
    TableReader fakeQkd = table.get();
    fakeQkd.refuseUnknown(Keys.FAKE_QKD);
    Optional<String> mode = fakeQkd.choice(MODE, MODES);
    if (mode.filter("strict"::equals).isPresent()) {
      refuseWithout(fakeQkd, isServed);
      Optional<StrictConfig> strict = strict(fakeQkd, peers);
      return strict.flatMap(some -> isServed.map(is -> new FakeQkdConfig(is, Optional.of(some))));
    }
    if (mode.isPresent()) {
      Keys.FAKE_QKD.names().stream()
          .filter(key -> !key.equals(MODE) && fakeQkd.has(key))
          .forEach(key -> fakeQkd.wrong(key, "only with mode = \"strict\", expected that or none"));
    }
    return isServed.map(FakeQkdReader::stateless);
  }

  private static FakeQkdConfig stateless(boolean isServed) {
    return new FakeQkdConfig(isServed, Optional.empty());
  }

  private void refuseWithout(TableReader fakeQkd, Optional<Boolean> isServed) {
    if (isServed.filter(is -> !is).isPresent()) {
      fakeQkd.wrong(MODE, "strict where no device is served, expected enable_fake_qkd_api = true");
    }
    if (!top.has("tls")) {
      fakeQkd.wrong(
          MODE, "strict without a table [tls], expected one: certificates tell which SAE calls");
    }
  }

  private Optional<StrictConfig> strict(TableReader fakeQkd, List<PeerConfig> peers) {
    Optional<Integer> maxKeys = fakeQkd.integer("max_key_count", 1000, 1, 1_000_000);
    Optional<Integer> refill = fakeQkd.integer("refill_keys_per_minute", 6000, 0, 60_000_000);
    Optional<SizesConfig> sizes = new SizesReader(fakeQkd).read();
    Optional<Integer> perRequest = fakeQkd.integer("max_key_per_request", 128, 1, 1000);
    Optional<Integer> slaves = fakeQkd.integer("max_sae_id_count", 8, 0, 100);
    Optional<Integer> lifetime = fakeQkd.integer("key_lifetime_seconds", 3600, 1, 86_400);
    Optional<Set<SaePlace>> places =
        fakeQkd.texts("sae_id_from", "one of " + PLACES, FakeQkdReader::place).map(Set::copyOf);
    Map<SaeId, KmeId> saes = new SaesReader(fakeQkd, problems).read(peers);
    Optional<FaultsConfig> faults =
        new FaultsReader(fakeQkd.inner("faults", "a table [fake_qkd.faults]")).read();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StrictConfig(
            maxKeys.orElseThrow(),
            refill.orElseThrow(),
            sizes.orElseThrow(),
            perRequest.orElseThrow(),
            slaves.orElseThrow(),
            Duration.ofSeconds(lifetime.orElseThrow()),
            places.filter(some -> !some.isEmpty()).orElse(EnumSet.allOf(SaePlace.class)),
            saes,
            faults.orElseThrow()));
  }

  private static SaePlace place(String text) {
    return Stream.of(SaePlace.values())
        .filter(place -> nameOf(place).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Quoted.value(text) + " is unknown, expected one of " + PLACES));
  }

  private static String nameOf(SaePlace place) {
    return place.name().toLowerCase(Locale.ROOT);
  }
}
