package org.ukms.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.jmx.NodeInJmx.NODE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.etsi014.simulator.view.FaultView;
import org.ukms.etsi014.simulator.view.PairView;
import org.ukms.etsi014.simulator.view.SimulatorView;
import org.ukms.name.SaeId;

/** The names in JMX (M-5). */
class JmxNamesTest {

  private static final ObjectName ALL = NodeInJmx.name("org.ukms:*");
  private static final ObjectName BOB = NodeInJmx.peer("hsn_bob");
  private static final Logger LOGGER = Logger.getLogger("org.ukms.jmx");

  @TempDir Path folder;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord each) {
          logged.add(each);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    LOGGER.addHandler(log);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void listenNoMore() {
    LOGGER.removeHandler(log);
    LOGGER.setUseParentHandlers(true);
  }

  @Test
  void m7_aStrictSimulatedDeviceHasABeanAndAStatelessOneNone() throws Exception {
    SimulatorView strict =
        new SimulatorView(
            true,
            List.of(new PairView(new SaeId("a"), new SaeId("b"), 7, 1, 3, 2, 4)),
            5,
            List.of(new FaultView("late", 20, 6)));
    ObjectName device = NodeInJmx.name("org.ukms:type=SimulatedKme");
    try (NodeInJmx node = node("one", "hsn_bob")) {
      node.names.close();
      node.board.show(() -> SimulatorView.STATELESS);
      node.names.take();
      assertThat(names()).containsExactlyInAnyOrder(NODE, BOB);
      node.names.close();
      node.board.show(() -> strict);
      node.names.take();
      assertThat(names()).containsExactlyInAnyOrder(NODE, BOB, device);
      assertThat(server.getAttribute(device, "RefusedCallers")).isEqualTo(5L);
      assertThat(server.getAttribute(device, "WaitingKeys")).isEqualTo(1L);
      assertThat(server.getAttribute(device, "ExpiredKeys")).isEqualTo(4L);
      assertThat((String[]) server.getAttribute(device, "Pools"))
          .containsExactly("a b: 7 stored, 1 waiting");
      assertThat((String[]) server.getAttribute(device, "Faults"))
          .containsExactly("late 20 %: 6 calls");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void m5_theNamesAreThereUntilTheEnd() throws IOException {
    try (NodeInJmx node = node("one", "hsn_bob", "hsn_carol")) {
      assertThat(names()).containsExactlyInAnyOrder(NODE, BOB, NodeInJmx.peer("hsn_carol"));
      node.names.close();
      assertThat(names()).isEmpty();
    }
    assertThat(names()).isEmpty();
    assertThat(logged).isEmpty();
  }

  @Test
  void m5_everyCharacterOfAPeersNameStandsThereAsItIs() throws IOException, JMException {
    String odd = "AZaz09-._~..";
    try (NodeInJmx node = node("one", odd)) {
      assertThat(node.get(NodeInJmx.peer(odd), "Name")).isEqualTo(odd);
      assertThat(NodeInJmx.peer(odd).getKeyProperty("name")).isEqualTo(odd);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void m5_aSecondNodeTakesNoNameWarnsOnceRotatesAndLeavesTheFirstItsNames()
      throws IOException, JMException {
    try (NodeInJmx first = node("one", "hsn_bob")) {
      try (NodeInJmx second = node("two", "hsn_bob", "hsn_carol")) {
        assertThat(names()).containsExactlyInAnyOrder(NODE, BOB);
        assertThat(logged)
            .singleElement()
            .extracting(LogRecord::getMessage)
            .isEqualTo("not in JMX: another node of this JVM has the name org.ukms:type=Node");
        second.begin();
        assertThat(second.asked).hasSize(2);
        first.operate(BOB, "pause");
        assertThat(first.get(BOB, "Paused")).isEqualTo(true);
      }
      assertThat(names()).containsExactlyInAnyOrder(NODE, BOB);
      assertThat(first.get(BOB, "Paused")).isEqualTo(true);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void m5_whereOneOfTheNamesIsTakenTheOthersAreGivenUp() throws IOException, JMException {
    Object foreign = new StandardMBean((Runnable) () -> {}, Runnable.class);
    server.registerMBean(foreign, NodeInJmx.peer("hsn_carol"));
    try (NodeInJmx node = node("one", "hsn_bob", "hsn_carol", "hsn_dave")) {
      assertThat(names()).containsExactly(NodeInJmx.peer("hsn_carol"));
      assertThat(logged)
          .singleElement()
          .extracting(LogRecord::getMessage)
          .asString()
          .contains("org.ukms:type=Peer,name=hsn_carol");
      node.begin();
      assertThat(node.asked).hasSize(3);
    }
    assertThat(names()).containsExactly(NodeInJmx.peer("hsn_carol"));
  }

  @Test
  void m5_aNameThatSomebodyElseRemovedIsWarnedOfAndTheOthersAreGivenUp()
      throws IOException, JMException {
    NodeInJmx node = node("one", "hsn_bob", "hsn_carol");
    server.unregisterMBean(BOB);
    node.close();
    assertThat(names()).isEmpty();
    assertThat(logged)
        .singleElement()
        .extracting(LogRecord::getMessage)
        .asString()
        .startsWith("org.ukms:type=Peer,name=hsn_bob is not removed from JMX: ");
  }

  private NodeInJmx node(String folderName, String... peers) throws IOException {
    return new NodeInJmx(server, Files.createDirectory(folder.resolve(folderName)), peers);
  }

  private Set<ObjectName> names() {
    return server.queryNames(ALL, null);
  }
}
