package org.ukms.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ukms.jmx.NodeInJmx.NODE;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node in JMX (M-1 to M-3). */
class ManagedNodeTest {

  private static final ObjectName BOB = NodeInJmx.peer("hsn_bob");

  @TempDir Path folder;

  private NodeInJmx node;

  @BeforeEach
  void aNodeWithTwoPeers() throws IOException {
    node = new NodeInJmx(MBeanServerFactory.newMBeanServer(), folder, "hsn_carol", "hsn_bob");
  }

  @AfterEach
  void close() throws IOException {
    node.close();
  }

  @Test
  void m1_showsANodeThatHasNotBegun() throws JMException {
    assertThat(node.attributes(NODE))
        .containsOnly(
            entry("Name", "hsn_alice"),
            entry("Version", "1.2.3"),
            entry("Warnings", new String[] {"it is a test"}),
            entry("PeerCount", 2),
            entry("FailingPeerCount", 0),
            entry("FailingPeers", new String[0]),
            entry("PeersWithoutPsk", new String[] {"hsn_carol", "hsn_bob"}),
            entry("PausedPeers", new String[0]),
            entry("RefusedCertificates", 0L),
            entry("OldestPskAgeSeconds", -1L));
  }

  @Test
  void m1_namesThePeersWhoseLastAttemptFailed() throws JMException {
    node.begin();
    node.unreachable = true;
    node.now = node.now.plusSeconds(10);
    node.operate(BOB, "rotateNow");
    assertThat(node.get(NODE, "FailingPeerCount")).isEqualTo(1);
    assertThat((String[]) node.get(NODE, "FailingPeers")).containsExactly("hsn_bob");
    node.unreachable = false;
    node.now = node.now.plusSeconds(10);
    node.operate(BOB, "rotateNow");
    assertThat(node.get(NODE, "FailingPeerCount")).isEqualTo(0);
  }

  @Test
  void m1_tellsTheAgeOfTheOldestPskAndWhoHasNone() throws JMException {
    node.begin();
    node.isAskedBy("hsn_bob");
    node.now = node.now.plus(Duration.ofSeconds(40));
    assertThat(node.get(NODE, "OldestPskAgeSeconds")).isEqualTo(40L);
    assertThat((String[]) node.get(NODE, "PeersWithoutPsk")).containsExactly("hsn_carol");
    node.isAskedBy("hsn_carol");
    node.now = node.now.plus(Duration.ofSeconds(2));
    assertThat(node.get(NODE, "OldestPskAgeSeconds")).isEqualTo(42L);
    assertThat((String[]) node.get(NODE, "PeersWithoutPsk")).isEmpty();
  }

  @Test
  void m3_rotatesPausesAndResumesWithAllPeers() throws JMException {
    node.operate(NODE, "pause");
    node.begin();
    assertThat(node.asked).isEmpty();
    assertThat((String[]) node.get(NODE, "PausedPeers")).containsExactly("hsn_carol", "hsn_bob");
    node.operate(NODE, "rotateNow");
    assertThat(node.asked).containsExactlyInAnyOrder("hsn_carol/new", "hsn_bob/new");
    node.asked.clear();
    node.now = node.now.plus(NodeInJmx.INTERVAL);
    node.operate(NODE, "resume");
    assertThat(node.asked).containsExactlyInAnyOrder("hsn_carol/new", "hsn_bob/new");
    assertThat((String[]) node.get(NODE, "PausedPeers")).isEmpty();
  }
}
