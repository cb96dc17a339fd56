package org.ukms;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.ukms.config.UkmsConfig;
import org.ukms.config.fake.FaultsConfig;
import org.ukms.config.fake.SizesConfig;
import org.ukms.config.fake.StrictConfig;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.etsi014.simulator.SimulatedKme;
import org.ukms.etsi014.simulator.SimulatedLink;
import org.ukms.etsi014.simulator.faults.Fault;
import org.ukms.etsi014.simulator.faults.Faults;
import org.ukms.etsi014.simulator.faults.Waiting;
import org.ukms.etsi014.simulator.request.Limits;
import org.ukms.etsi014.simulator.strict.Directory;
import org.ukms.etsi014.simulator.strict.Storage;
import org.ukms.etsi014.simulator.strict.StrictKme;
import org.ukms.name.KmeId;
import org.ukms.pairing.Surroundings;
import org.ukms.tls.chain.Naming;

/** The simulated QKD device of a node, as the configuration wants it. */
final class Simulation implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("org.ukms.simulator");

  /** More answers than that need not be late at the same time. */
  private static final int MOST_LATE = 1000;

  private static final int SECONDS_BETWEEN_SWEEPS = 10;

  private final Optional<KeyDelivery> device;
  private final Runnable end;

  private Simulation(Optional<KeyDelivery> device, Runnable end) {
    this.device = device;
    this.end = end;
  }

  static Simulation of(UkmsConfig config, Surroundings around, ScheduledExecutorService deadlines) {
    if (!config.fakeQkd().isServed()) {
      return new Simulation(Optional.empty(), () -> {});
    }
    if (config.fakeQkd().strict().isEmpty()) {
      return new Simulation(Optional.of(stateless(config)), () -> {});
    }
    StrictKme device = strict(config.fakeQkd().strict().get(), around, deadlines);
    ScheduledFuture<?> sweeps =
        deadlines.scheduleWithFixedDelay(
            () -> around.executor().execute(device::sweep),
            SECONDS_BETWEEN_SWEEPS,
            SECONDS_BETWEEN_SWEEPS,
            TimeUnit.SECONDS);
    return new Simulation(
        Optional.of(device),
        () -> {
          sweeps.cancel(false);
          device.close();
        });
  }

  private static SimulatedKme stateless(UkmsConfig config) {
    return new SimulatedKme(
        config.peers().stream()
            .map(
                peer ->
                    new SimulatedLink(
                        peer.sourceKmeId(),
                        new KmeId(peer.name().value()),
                        peer.masterSaeId(),
                        peer.slaveSaeId()))
            .toList(),
        UUID::randomUUID);
  }

  private static StrictKme strict(
      StrictConfig config, Surroundings around, ScheduledExecutorService deadlines) {
    FaultsConfig faults = config.faults();
    return new StrictKme(
        new Directory(
            config.saes(),
            config.saeIdFrom().stream()
                .map(place -> Naming.Place.valueOf(place.name()))
                .collect(toUnmodifiableSet())),
        limits(config),
        new Storage(config.maxKeyCount(), config.refillKeysPerMinute(), config.keyLifetime()),
        around.clock(),
        around.secrets(),
        faults(faults, around),
        new Waiting(Links.delays(deadlines, around), faults.lateness(), MOST_LATE));
  }

  /** More keys at once than a pool can hold are never there. */
  private static Limits limits(StrictConfig config) {
    SizesConfig sizes = config.sizes();
    return new Limits(
        sizes.usual(),
        sizes.least(),
        sizes.most(),
        Math.min(config.maxKeyPerRequest(), config.maxKeyCount()),
        config.maxSaeIdCount());
  }

  private static Faults faults(FaultsConfig config, Surroundings around) {
    Map<Fault, Integer> percent = percent(config);
    int seed = config.seed().orElseGet(() -> around.random().nextInt(Integer.MAX_VALUE));
    if (percent.values().stream().anyMatch(share -> share > 0)) {
      LOG.log(Level.WARNING, "the simulated QKD device has faults on demand, seed = " + seed);
    }
    return new Faults(percent, new SplittableRandom(seed));
  }

  /** How many of a hundred calls each fault strikes. */
  static Map<Fault, Integer> percent(FaultsConfig config) {
    Map<Fault, Integer> percent = new EnumMap<>(Fault.class);
    percent.put(Fault.LATE, config.late());
    percent.put(Fault.ERROR, config.error());
    percent.put(Fault.EXHAUSTED, config.exhausted());
    percent.put(Fault.WRONG_SIZE, config.wrongSize());
    percent.put(Fault.WRONG_BYTES, config.wrongBytes());
    percent.put(Fault.ONE_SIDE, config.oneSide());
    percent.put(Fault.EXPIRED, config.expired());
    percent.put(Fault.DUPLICATED, config.duplicated());
    percent.put(Fault.CLOSED, config.closed());
    return percent;
  }

  /** The device, if there is one. */
  Optional<KeyDelivery> device() {
    return device;
  }

  @Override
  public void close() {
    end.run();
  }
}
