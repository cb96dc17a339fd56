package org.ukms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.MBeanServer;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.etsi014.simulator.SimulatedKme;
import org.ukms.etsi014.simulator.SimulatedLink;
import org.ukms.event.EventSink;
import org.ukms.http.HttpCaller;
import org.ukms.jmx.JmxNames;
import org.ukms.name.KmeId;
import org.ukms.pairing.Surroundings;
import org.ukms.rotation.Rotations;
import org.ukms.state.StateStore;
import org.ukms.status.StatusBoard;

/** A running node: made of a configuration, the same in a container and in a test without one. */
public final class UkmsNode implements AutoCloseable {

  private final StateStore store;
  private final HttpCaller http;
  private final Rotations rotations;
  private final StatusBoard status;
  private final JmxNames jmx;
  private final Optional<SimulatedKme> simulatedKme;
  private final Greeting greeting;
  private final boolean insecure;

  private UkmsNode(
      UkmsConfig config,
      Surroundings around,
      StateStore store,
      HttpCaller http,
      ScheduledExecutorService deadlines,
      MBeanServer beans)
      throws IOException {
    List<String> warnings = InsecureSettings.of(config);
    this.store = store;
    this.http = http;
    Links links = new Links(config, around, url -> http, peer -> http, deadlines);
    this.status =
        new StatusBoard(
            Greeting.names(config),
            version(),
            warnings,
            config.peers().stream().map(PeerConfig::name).toList(),
            links::view,
            around.clock());
    EventSink log = around.events();
    EventSink both =
        event -> {
          links.accept(event);
          status.accept(event);
          log.accept(event);
        };
    this.rotations =
        new Rotations(
            links.made(around.telling(both)), config.keyRotation(), store, around.telling(both));
    this.jmx = new JmxNames(beans, status, rotations);
    this.simulatedKme =
        config.fakeQkdApi()
            ? Optional.of(new SimulatedKme(simulatedLinks(config), UUID::randomUUID))
            : Optional.empty();
    this.greeting = new Greeting(version(), config, warnings);
    this.insecure = !warnings.isEmpty();
  }

  /**
   * Makes a node of its configuration and of what it saved; every key file is right then.
   *
   * @param around what it gets from outside
   * @param deadlines runs what ends overdue calls; not closed with the node
   * @param beans where it can be looked at and operated until it is closed
   * @throws IOException if the node cannot run; the message says why
   */
  public static UkmsNode restore(
      UkmsConfig config, Surroundings around, ScheduledExecutorService deadlines, MBeanServer beans)
      throws IOException {
    StateStore store = StateStore.open(config.stateFolder());
    HttpCaller http = new HttpCaller(config.timeouts().connect(), deadlines);
    try {
      UkmsNode node = new UkmsNode(config, around, store, http, deadlines, beans);
      node.rotations.restore();
      node.jmx.take();
      return node;
    } catch (IOException | RuntimeException failure) {
      http.close();
      store.close();
      throw failure;
    }
  }

  private static List<SimulatedLink> simulatedLinks(UkmsConfig config) {
    return config.peers().stream()
        .map(
            peer ->
                new SimulatedLink(
                    peer.sourceKmeId(),
                    new KmeId(peer.name().value()),
                    peer.masterSaeId(),
                    peer.slaveSaeId()))
        .toList();
  }

  private static String version() {
    try (InputStream in = UkmsNode.class.getResourceAsStream("version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Begins to rotate; called once, when the node can be reached. */
  public void begin() {
    rotations.begin();
  }

  /** The rotations with all peers. */
  public Rotations rotations() {
    return rotations;
  }

  /** The simulated QKD device, where the configuration enables it. */
  public Optional<SimulatedKme> simulatedKme() {
    return simulatedKme;
  }

  /** What may be shown of this node. */
  public StatusBoard status() {
    return status;
  }

  /** Whether something insecure is configured, which the greeting names. */
  public boolean isInsecure() {
    return insecure;
  }

  /** One line: node, URL, peers, insecure settings. */
  public String greeting() {
    return greeting.atOwnListener();
  }

  /** The same where a server of others listens: bind and port are its own. */
  public String greetingOnServer(String contextRoot) {
    return greeting.onServer(contextRoot);
  }

  @Override
  public void close() throws IOException {
    jmx.close();
    rotations.close();
    http.close();
    store.close();
  }
}
