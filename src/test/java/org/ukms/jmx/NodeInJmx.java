package org.ukms.jmx;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.ukms.delivery.lane.DeliveryView;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.pool.SupplyView;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.PeerException;
import org.ukms.rotation.ClassicLink;
import org.ukms.rotation.PeerLink;
import org.ukms.rotation.Rotations;
import org.ukms.state.Pair;
import org.ukms.state.StateStore;
import org.ukms.status.StatusBoard;

/** A node whose peers answer at once, or fail, and whose time stands still; seen through JMX. */
final class NodeInJmx implements AutoCloseable {

  static final Duration INTERVAL = Duration.ofMinutes(2);
  static final ObjectName NODE = name("org.ukms:type=Node");

  final List<String> asked = new ArrayList<>();
  final List<String> delivered = new ArrayList<>();
  final StatusBoard board;
  final JmxNames names;
  Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
  boolean unreachable;
  List<DeliveryView> deliveries = List.of();
  SupplyView supply = SupplyView.UNKNOWN;

  private final MBeanServer server;
  private final StateStore store;
  private final Rotations rotations;

  NodeInJmx(MBeanServer server, Path folder, String... peers) throws IOException {
    this.server = server;
    this.store = StateStore.open(folder);
    List<PeerName> all = List.of(peers).stream().map(PeerName::new).toList();
    this.board =
        new StatusBoard(
            "hsn_alice",
            "1.2.3",
            () -> List.of("it is a test"),
            all,
            peer -> supply,
            peer -> deliveries,
            () -> now);
    this.rotations =
        new Rotations(
            all.stream().map(this::link).toList(),
            INTERVAL,
            store,
            new Surroundings(
                () -> now, new Random(1), new Random(2), Runnable::run, (peer, in) -> {}, board));
    this.names = new JmxNames(server, board, rotations);
    names.take();
  }

  static ObjectName peer(String name) {
    return name("org.ukms:type=Peer,name=" + name);
  }

  static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (JMException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private PeerLink link(PeerName name) {
    return ClassicLink.of(
        new Pair(new KmeId("hsn_alice"), name),
        peerThatIsAsked(name),
        device(),
        () -> now,
        handover -> {
          try (Psk psk = handover.keys().of(Optional.empty()).orElseThrow()) {
            delivered.add(SampleKeys.text(psk));
          }
        });
  }

  private Function<Verb, CompletableFuture<KeyId>> peerThatIsAsked(PeerName name) {
    return verb -> {
      asked.add(name + "/" + verb.path());
      return unreachable
          ? CompletableFuture.failedFuture(
              new PeerException("peer: no connection", Optional.empty(), null))
          : CompletableFuture.completedFuture(new KeyId("theirs-" + asked.size()));
    };
  }

  private static Kme device() {
    return new Kme() {
      @Override
      public CompletableFuture<QkdKey> getKey() {
        return CompletableFuture.completedFuture(SampleKeys.key("ours", SampleKeys.K1));
      }

      @Override
      public CompletableFuture<QkdKey> getKey(KeyId id) {
        return CompletableFuture.completedFuture(SampleKeys.key(id.value(), SampleKeys.K2));
      }
    };
  }

  void begin() {
    rotations.begin();
  }

  /** The peer asks, and the answer leaves. */
  void isAskedBy(String peer) {
    var responder = rotations.responder(new PeerName(peer)).orElseThrow();
    responder.replyLeft(Verb.ROTATE, responder.answer(Verb.ROTATE).join());
  }

  void operate(ObjectName bean, String operation) throws JMException {
    server.invoke(bean, operation, new Object[0], new String[0]);
  }

  Object get(ObjectName bean, String attribute) throws JMException {
    return server.getAttribute(bean, attribute);
  }

  Map<String, Object> attributes(ObjectName bean) throws JMException {
    List<String> all = new ArrayList<>();
    for (MBeanAttributeInfo info : server.getMBeanInfo(bean).getAttributes()) {
      all.add(info.getName());
    }
    Map<String, Object> values = new HashMap<>();
    for (Attribute each : server.getAttributes(bean, all.toArray(String[]::new)).asList()) {
      values.put(each.getName(), each.getValue());
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    names.close();
    rotations.close();
    store.close();
  }
}
