package org.ukms.jmx;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.name.PeerName;
import org.ukms.rotation.Rotations;
import org.ukms.status.StatusBoard;

/** The names that a node has in JMX, all of them or none (M-5). */
public final class JmxNames implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("org.ukms.jmx");

  private final MBeanServer server;
  private final StatusBoard board;
  private final Rotations rotations;
  private final Deque<ObjectName> taken = new ArrayDeque<>();

  /** Names that are not taken yet. */
  public JmxNames(MBeanServer server, StatusBoard board, Rotations rotations) {
    this.server = server;
    this.board = board;
    this.rotations = rotations;
  }

  /** Takes the names; where that fails, says why and has none: a node rotates without, too. */
  public synchronized void take() {
    List<PeerName> names = List.copyOf(board.peers().keySet());
    List<ManagedPeer> peers = new ArrayList<>();
    for (PeerName name : names) {
      peers.add(
          new ManagedPeer(
              name,
              board,
              rotations.rotation(name).orElseThrow(),
              rotations.confirmed(name).orElseThrow()));
    }
    try {
      // First, and given up last: whoever has it has the others.
      take("org.ukms:type=Node", new ManagedNode(board, peers));
      for (ManagedPeer peer : peers) {
        take("org.ukms:type=Peer,name=" + peer.getName(), peer);
      }
      Optional<Supplier<SimulatorView>> device =
          board.simulator().filter(some -> some.get().isStrict());
      if (device.isPresent()) {
        take("org.ukms:type=SimulatedKme", new ManagedSimulatedKme(device.get()));
      }
    } catch (InstanceAlreadyExistsException anothers) {
      close();
      warn("not in JMX: another node of this JVM has the name " + anothers.getMessage());
    } catch (JMException | RuntimeException failure) {
      close();
      warn("not in JMX: " + failure);
    }
  }

  private void take(String name, Object bean) throws JMException {
    ObjectName objectName = new ObjectName(name);
    server.registerMBean(bean, objectName);
    taken.push(objectName);
  }

  /** Gives up the names that were taken. */
  @Override
  public synchronized void close() {
    while (!taken.isEmpty()) {
      ObjectName name = taken.pop();
      try {
        server.unregisterMBean(name);
      } catch (JMException | RuntimeException failure) {
        warn(name + " is not removed from JMX: " + failure);
      }
    }
  }

  private static void warn(String message) {
    LOG.log(System.Logger.Level.WARNING, message);
  }
}
