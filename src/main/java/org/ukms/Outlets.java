package org.ukms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.ukms.config.UkmsConfig;
import org.ukms.config.delivery.DeliveryConfig;
import org.ukms.config.delivery.DeliveryConfig.ToFile;
import org.ukms.config.delivery.DeliveryConfig.ToProgram;
import org.ukms.config.delivery.DeliveryConfig.ToWireGuard;
import org.ukms.config.peer.PeerConfig;
import org.ukms.delivery.PskDelivery;
import org.ukms.delivery.file.EventLines;
import org.ukms.delivery.file.KeyFile;
import org.ukms.delivery.file.KeyFileDelivery;
import org.ukms.delivery.lane.Deliveries;
import org.ukms.delivery.lane.DeliveryView;
import org.ukms.delivery.lane.Lane;
import org.ukms.delivery.lane.LaneThread;
import org.ukms.delivery.lane.Outlet;
import org.ukms.delivery.lane.Pace;
import org.ukms.delivery.lane.Serial;
import org.ukms.delivery.program.ExecDelivery;
import org.ukms.delivery.program.Program;
import org.ukms.delivery.wireguard.AllowedIps;
import org.ukms.delivery.wireguard.WireGuardDelivery;
import org.ukms.delivery.wireguard.WireGuardInterface;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.schedule.Backoff;

/** The deliveries of all peers, made of a configuration. */
final class Outlets implements AutoCloseable {

  private static final Duration LONGEST_WG = Duration.ofSeconds(5);
  private static final Duration LONGEST_START = Duration.ofSeconds(10);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final UkmsConfig config;
  private final Surroundings around;
  private final Executor programs;
  private final ScheduledExecutorService deadlines;
  private final Map<String, Device> devices = new HashMap<>();
  private final Map<PeerName, Deliveries> listed = new LinkedHashMap<>();

  private record Device(WireGuardInterface wireGuard, Executor serial) {}

  /**
   * Deliveries that have nothing to deliver yet.
   *
   * @param programs a thread for each task: of each delivery, or of each WireGuard interface, there
   *     is one at a time
   */
  Outlets(
      UkmsConfig config,
      Surroundings around,
      Executor programs,
      ScheduledExecutorService deadlines) {
    this.config = config;
    this.around = around;
    this.programs = programs;
    this.deadlines = deadlines;
  }

  /**
   * That of a peer.
   *
   * @param telling where its events go
   * @throws IOException if a file of it is there and its rights cannot be narrowed
   */
  PskDelivery of(PeerConfig peer, Surroundings telling) throws IOException {
    if (peer.deliveries().isEmpty()) {
      return new KeyFileDelivery(config.keyFolder().resolve(peer.alias() + ".key"));
    }
    List<Lane> lanes = new ArrayList<>();
    for (DeliveryConfig delivery : peer.deliveries()) {
      lanes.add(lane(peer.name(), delivery, telling));
    }
    Deliveries all = new Deliveries(lanes);
    listed.put(peer.name(), all);
    return all;
  }

  private Lane lane(PeerName peer, DeliveryConfig delivery, Surroundings telling)
      throws IOException {
    Outlet outlet = outlet(peer, delivery);
    return new Lane(
        outlet,
        new LaneThread(serial(delivery), Links.delays(deadlines, around), around.clock()),
        new Pace(
            peer,
            outlet.kind() + " " + outlet.target(),
            new Backoff(Pace.LONGEST, around.random()),
            around.clock(),
            telling.events()),
        around.secrets());
  }

  private Outlet outlet(PeerName peer, DeliveryConfig delivery) throws IOException {
    if (delivery instanceof ToFile file) {
      return new KeyFile(
          file.path(),
          file.format(),
          file.readers(),
          file.label(),
          file.eventFile().map(events -> new EventLines(peer, events)));
    }
    if (delivery instanceof ToWireGuard to) {
      return new WireGuardDelivery(
          device(to.device()).wireGuard(), to.publicKey(), to.label(), around.clock());
    }
    ToProgram to = (ToProgram) delivery;
    return new ExecDelivery(
        peer, to.command(), to.label(), new Program(around.clock(), to.timeout()));
  }

  /** A file alone takes as long as a write to the disk; all else may hang. */
  private Executor serial(DeliveryConfig delivery) {
    if (delivery instanceof ToWireGuard to) {
      return device(to.device()).serial();
    }
    boolean isQuick = delivery instanceof ToFile file && file.eventFile().isEmpty();
    return new Serial(isQuick ? around.executor() : programs);
  }

  private Device device(String name) {
    return devices.computeIfAbsent(
        name,
        unused ->
            new Device(
                new WireGuardInterface(
                    name, new Program(around.clock(), LONGEST_WG), around.clock()),
                new Serial(programs)));
  }

  /**
   * Refuses tunnels of ours that carry what is said to a peer: a pair that has fallen apart could
   * not find together again.
   *
   * @throws IOException if there is one; the message says which
   */
  void check() throws IOException {
    for (PeerConfig peer : config.peers()) {
      for (DeliveryConfig delivery : peer.deliveries()) {
        if (delivery instanceof ToWireGuard to) {
          check(to);
        }
      }
    }
  }

  private void check(ToWireGuard delivery) throws IOException {
    AllowedIps allowed;
    try {
      allowed = device(delivery.device()).wireGuard().allowedIps(delivery.publicKey());
    } catch (IOException notUp) {
      // Its delivery says so, and the status shows it.
      return;
    }
    for (PeerConfig peer : config.peers()) {
      Optional<String> network = allowed.containing(peer.ukmsUrl().getHost());
      if (network.isPresent()) {
        throw new IOException(
            "peers.%s.ukms_url: %s is inside AllowedIPs %s of %s on %s: a tunnel cannot mend itself from inside; expected an address outside"
                .formatted(
                    peer.name(),
                    peer.ukmsUrl().getHost(),
                    network.get(),
                    delivery.publicKey(),
                    delivery.device()));
      }
    }
  }

  /** Waits until each delivery was tried once, or long enough (L-6). */
  void settle() {
    Instant end = around.clock().instant().plus(LONGEST_START);
    listed.values().forEach(each -> each.settle(until(end)));
  }

  private Duration until(Instant end) {
    Duration left = Duration.between(around.clock().instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** What is known of a peer's; nothing of the key file of one that lists none. */
  List<DeliveryView> views(PeerName peer) {
    return Optional.ofNullable(listed.get(peer)).map(Deliveries::views).orElse(List.of());
  }

  /** Ends all keys in memory, once what is under way is through, or long enough. */
  @Override
  public void close() {
    Instant end = around.clock().instant().plus(LONGEST_END);
    listed.values().forEach(each -> each.close(until(end)));
  }
}
