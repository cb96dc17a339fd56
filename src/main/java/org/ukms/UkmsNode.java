package org.ukms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import org.ukms.admission.Refusals;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.event.EventSink;
import org.ukms.jmx.JmxNames;
import org.ukms.pairing.Surroundings;
import org.ukms.rotation.Rotations;
import org.ukms.state.StateStore;
import org.ukms.status.StatusBoard;

/** A running node: made of a configuration, the same in a container and in a test without one. */
public final class UkmsNode implements AutoCloseable {

  private final StateStore store;
  private final TlsCallers callers;
  private final Outlets outlets;
  private final Executor executor;
  private final Rotations rotations;
  private final StatusBoard status;
  private final Refusals refusals;
  private final JmxNames jmx;
  private final Simulation simulation;
  private final Greeting greeting;
  private final boolean isInsecure;

  private UkmsNode(
      UkmsConfig config,
      Surroundings around,
      StateStore store,
      TlsCallers callers,
      TlsNotes notes,
      Outlets outlets,
      ScheduledExecutorService deadlines,
      MBeanServer beans)
      throws IOException {
    List<String> insecure = InsecureSettings.of(config);
    this.store = store;
    this.callers = callers;
    this.outlets = outlets;
    this.executor = around.executor();
    Links links = new Links(config, around, callers::toDevice, callers::toPeer, outlets, deadlines);
    this.status =
        new StatusBoard(
            Greeting.names(config),
            version(),
            () ->
                Stream.of(insecure, notes.warnings(), callers.expiring())
                    .flatMap(List::stream)
                    .toList(),
            config.peers().stream().map(PeerConfig::name).toList(),
            links::view,
            outlets::views,
            around.clock());
    EventSink log = around.events();
    this.refusals = new Refusals(status, log, TlsNotes::warn, around.clock());
    notes.countIn(refusals);
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
    this.simulation = Simulation.of(config, around, deadlines);
    simulation.device().ifPresent(device -> status.show(device::view));
    this.greeting = new Greeting(version(), config, insecure);
    this.isInsecure = !insecure.isEmpty();
  }

  /**
   * Makes a node of its configuration and of what it saved; every key file is right then.
   *
   * @param around what it gets from outside
   * @param programs a thread for each task, of which there is at most one for each delivery
   * @param deadlines runs what ends overdue calls; not closed with the node
   * @param beans where it can be looked at and operated until it is closed
   * @throws IOException if the node cannot run; the message says why
   */
  public static UkmsNode restore(
      UkmsConfig config,
      Surroundings around,
      Executor programs,
      ScheduledExecutorService deadlines,
      MBeanServer beans)
      throws IOException {
    StateStore store = StateStore.open(config.stateFolder());
    try {
      TlsNotes notes = new TlsNotes();
      TlsCallers callers = TlsCallers.of(config, deadlines, around.clock(), notes);
      Outlets outlets = new Outlets(config, around, programs, deadlines);
      return restored(config, around, store, callers, notes, outlets, deadlines, beans);
    } catch (IOException | RuntimeException failure) {
      store.close();
      throw failure;
    }
  }

  private static UkmsNode restored(
      UkmsConfig config,
      Surroundings around,
      StateStore store,
      TlsCallers callers,
      TlsNotes notes,
      Outlets outlets,
      ScheduledExecutorService deadlines,
      MBeanServer beans)
      throws IOException {
    try {
      outlets.check();
      UkmsNode node =
          new UkmsNode(config, around, store, callers, notes, outlets, deadlines, beans);
      node.rotations.restore();
      outlets.settle();
      node.jmx.take();
      return node;
    } catch (IOException | RuntimeException failure) {
      outlets.close();
      callers.close();
      throw failure;
    }
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
    callers.begin(executor);
    rotations.begin();
  }

  /** The rotations with all peers. */
  public Rotations rotations() {
    return rotations;
  }

  /** The simulated QKD device, where the configuration enables it. */
  public Optional<KeyDelivery> simulatedKme() {
    return simulation.device();
  }

  /** What may be shown of this node. */
  public StatusBoard status() {
    return status;
  }

  /** Counts the certificates that are refused. */
  public Refusals refusals() {
    return refusals;
  }

  /** Whether something insecure is configured, which the greeting names. */
  public boolean isInsecure() {
    return isInsecure;
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
    simulation.close();
    rotations.close();
    outlets.close();
    callers.close();
    store.close();
  }
}
