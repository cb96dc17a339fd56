package org.ukms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ukms.config.Listener;
import org.ukms.config.Timeouts;
import org.ukms.config.UkmsConfig;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.fake.FaultsConfig;
import org.ukms.config.fake.SaePlace;
import org.ukms.config.fake.SizesConfig;
import org.ukms.config.fake.StrictConfig;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.etsi014.simulator.request.Query;
import org.ukms.etsi014.simulator.view.FaultView;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;
import org.ukms.pairing.Surroundings;
import org.ukms.tls.chain.Naming;

/** Which device is made of a configuration, and what is said of it. */
class SimulationTest {

  private static final FaultsConfig NONE = faults(0, 0);

  private final ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1);

  @AfterEach
  void end() {
    deadlines.shutdownNow();
  }

  @Test
  void thereIsNoneUnlessItIsServed() {
    UkmsConfig config = config(new FakeQkdConfig(false, Optional.empty()));
    assertThat(simulation(config).device()).isEmpty();
    assertThat(InsecureSettings.of(config)).isEmpty();
  }

  @Test
  void theStatelessOneJudgesNobody() {
    UkmsConfig config = config(new FakeQkdConfig(true, Optional.empty()));
    KeyDelivery device = simulation(config).device().orElseThrow();
    assertThat(device.judgesCallers()).isFalse();
    assertThat(device.view()).isEqualTo(SimulatorView.STATELESS);
    assertThat(InsecureSettings.of(config))
        .containsExactly(
            "enable_fake_qkd_api = true: the QKD device is simulated, its keys are computed from"
                + " key IDs that anyone can see");
  }

  @Test
  void theStrictOneHasTheSettingsOfTheFile() {
    UkmsConfig config = strict(NONE);
    KeyDelivery device = simulation(config).device().orElseThrow();
    assertThat(device.judgesCallers()).isTrue();
    Naming alice = new Naming(Naming.Place.URI, "sae:sae_alice");
    assertThat(new String(call(device, alice).json(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"source_KME_ID":"hsn_alice","target_KME_ID":"hsn_bob","master_SAE_ID":"sae_alice",\
            "slave_SAE_ID":"sae_bob","key_size":128,"stored_key_count":50,"max_key_count":50,\
            "max_key_per_request":50,"max_key_size":512,"min_key_size":72,"max_SAE_ID_count":3}""");
    assertThat(call(device, new Naming(Naming.Place.CN, "sae_alice")).status()).isEqualTo(401);
    assertThat(device.view().faults()).isEmpty();
    assertThat(InsecureSettings.of(config))
        .containsExactly(
            "enable_fake_qkd_api = true: the QKD device is simulated, its keys come from this"
                + " program and from no quantum link");
  }

  @Test
  void eachFaultIsTheOneThatTheFileNamesAndIsWarnedOf() {
    UkmsConfig config = strict(faults(1, 1));
    assertThat(simulation(config).device().orElseThrow().view().faults())
        .containsExactly(
            new FaultView("late", 1, 0),
            new FaultView("error", 2, 0),
            new FaultView("exhausted", 3, 0),
            new FaultView("wrong_size", 4, 0),
            new FaultView("wrong_bytes", 5, 0),
            new FaultView("one_side", 6, 0),
            new FaultView("expired", 7, 0),
            new FaultView("duplicated", 8, 0),
            new FaultView("closed", 9, 0));
    assertThat(InsecureSettings.of(config))
        .hasSize(2)
        .last()
        .isEqualTo(
            "[fake_qkd.faults]: the simulated QKD device fails on demand: late 1 %, error 2 %,"
                + " exhausted 3 %, wrong_size 4 %, wrong_bytes 5 %, one_side 6 %, expired 7 %,"
                + " duplicated 8 %, closed 9 %");
  }

  @Test
  void itsSweepsEndWithIt() {
    deadlines.setRemoveOnCancelPolicy(true);
    Simulation simulation = simulation(strict(NONE));
    assertThat(deadlines.getQueue()).hasSize(1);
    simulation.close();
    assertThat(deadlines.getQueue()).isEmpty();
  }

  private static Answer call(KeyDelivery device, Naming caller) {
    Query empty = new Query(Map.of());
    KeyCall call = new KeyCall(Method.STATUS, "sae_bob", List.of(caller), empty);
    return device.answer(call).toCompletableFuture().join();
  }

  private Simulation simulation(UkmsConfig config) {
    Surroundings around =
        new Surroundings(
            new MonotonicClock(),
            new Random(1),
            new Random(2),
            deadlines,
            (peer, in) -> {},
            event -> {});
    return Simulation.of(config, around, deadlines);
  }

  /** Nine different ones, or none. */
  private static FaultsConfig faults(int first, int step) {
    return new FaultsConfig(
        OptionalInt.of(1),
        first,
        Duration.ofSeconds(5),
        first + step,
        first + 2 * step,
        first + 3 * step,
        first + 4 * step,
        first + 5 * step,
        first + 6 * step,
        first + 7 * step,
        first + 8 * step);
  }

  private static UkmsConfig strict(FaultsConfig faults) {
    Map<SaeId, KmeId> saes =
        Map.of(
            new SaeId("sae_alice"), new KmeId("hsn_alice"),
            new SaeId("sae_bob"), new KmeId("hsn_bob"));
    return config(
        new FakeQkdConfig(
            true,
            Optional.of(
                new StrictConfig(
                    50,
                    60,
                    new SizesConfig(128, 72, 512),
                    100,
                    3,
                    Duration.ofMinutes(1),
                    Set.of(SaePlace.URI),
                    saes,
                    faults))));
  }

  private static UkmsConfig config(FakeQkdConfig device) {
    Duration second = Duration.ofSeconds(1);
    return new UkmsConfig(
        Path.of("/etc/ukms.toml"),
        Duration.ofMinutes(2),
        Path.of("/psk"),
        Path.of("/psk/.state"),
        new Listener("localhost", InetAddress.getLoopbackAddress(), 5555),
        device,
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        new Timeouts(second, second, second, second),
        List.of());
  }
}
