package org.ukms.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ukms.delivery.lane.DeliveryView;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.event.Event;
import org.ukms.event.EventSink;
import org.ukms.name.PeerName;

/** Remembers the latest events of each peer, and shows them as JSON (T-1 to T-8). */
public final class StatusBoard implements EventSink {

  private final String node;
  private final String version;
  private final Supplier<List<String>> warnings;
  private final Function<PeerName, SupplyView> supplies;
  private final Function<PeerName, List<DeliveryView>> deliveries;
  private final InstantSource clock;
  private final Map<PeerName, PeerStatus> peers = new LinkedHashMap<>();
  private final AtomicReference<Refused> refused = new AtomicReference<>(Refused.NONE);

  private volatile Optional<Supplier<SimulatorView>> simulator = Optional.empty();

  /**
   * A board for these peers, of which nothing is known yet.
   *
   * @param warnings what is insecure or has to be seen to, now
   * @param supplies what is known of the QKD devices on the link to a peer
   * @param deliveries what is known of the deliveries of a peer's PSK
   */
  public StatusBoard(
      String node,
      String version,
      Supplier<List<String>> warnings,
      List<PeerName> peers,
      Function<PeerName, SupplyView> supplies,
      Function<PeerName, List<DeliveryView>> deliveries,
      InstantSource clock) {
    this.node = node;
    this.version = version;
    this.warnings = warnings;
    this.supplies = supplies;
    this.deliveries = deliveries;
    this.clock = clock;
    peers.forEach(peer -> this.peers.put(peer, PeerStatus.UNKNOWN));
  }

  /** Shows a simulated device, too, from now on (T-7). */
  public void show(Supplier<SimulatorView> device) {
    simulator = Optional.of(device);
  }

  /** That device, if there is one. */
  public Optional<Supplier<SimulatorView>> simulator() {
    return simulator;
  }

  @Override
  public synchronized void accept(Event event) {
    Instant now = clock.instant();
    peers.computeIfPresent(event.peer(), (peer, status) -> status.after(event, now));
  }

  /** A certificate was refused that was shown in no peer's name (T-6). */
  public void refused(String subject, String reason) {
    Instant now = clock.instant();
    refused.updateAndGet(before -> before.and(subject, reason, now));
  }

  /** Those certificates. */
  public Refused refused() {
    return refused.get();
  }

  /** The node's name, or its names if it has several. */
  public String node() {
    return node;
  }

  /** The version of this program. */
  public String version() {
    return version;
  }

  /** What is insecure or has to be seen to (T-3). */
  public List<String> warnings() {
    return warnings.get();
  }

  /** The time to which an age is counted. */
  public Instant now() {
    return clock.instant();
  }

  /** What is known now of each peer. */
  public synchronized Map<PeerName, PeerStatus> peers() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(peers));
  }

  /** What is known now of the QKD devices on the link to a peer. */
  public SupplyView supply(PeerName peer) {
    return supplies.apply(peer);
  }

  /** What is known now of the deliveries that a peer lists. */
  public List<DeliveryView> deliveries(PeerName peer) {
    return deliveries.apply(peer);
  }

  /** One JSON object, UTF-8. */
  public synchronized byte[] json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("node", node).put("version", version).put("time", clock.instant().toString());
    ArrayNode warned = json.putArray("warnings");
    warnings().forEach(warned::add);
    json.set("refused_certificates", refused().json());
    simulator.ifPresent(
        device -> SimulatorJson.write(device.get(), json.putObject("simulated_kme")));
    ArrayNode list = json.putArray("peers");
    peers.forEach(
        (peer, status) -> {
          ObjectNode own = status.json(peer.value(), supply(peer), clock.instant());
          DeliveryJson.write(deliveries(peer), own.putArray("deliveries"), clock.instant());
          list.add(own);
        });
    return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }
}
