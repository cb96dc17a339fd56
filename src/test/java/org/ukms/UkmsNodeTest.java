package org.ukms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.Listener;
import org.ukms.config.Timeouts;
import org.ukms.config.UkmsConfig;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.tls.KmeConfig;
import org.ukms.exchange.Protocol;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;
import org.ukms.pairing.Surroundings;

/** A node in JMX, from its restoring to its closing (M-5). */
class UkmsNodeTest {

  @TempDir Path folder;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void end() {
    deadlines.shutdownNow();
  }

  @Test
  void m5_isInJmxFromItsRestoringToItsClosing() throws IOException, JMException {
    UkmsNode node = restore(server);
    ObjectName bean = new ObjectName("org.ukms:type=Node");
    assertThat(names()).containsExactlyInAnyOrder(bean, peer());
    assertThat(server.getAttribute(bean, "Name")).isEqualTo("hsn_alice");
    assertThat(server.getAttribute(bean, "Version")).asString().matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat((String[]) server.getAttribute(bean, "Warnings"))
        .singleElement()
        .asString()
        .contains("enable_fake_qkd_api");
    node.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void m5_aNodeThatCannotBeRestoredLeavesNothingInJmxAndMayTryAgain()
      throws IOException, JMException {
    Path obstacle = Files.createDirectories(folder.resolve("hsn_bob.state").resolve("full"));
    assertThatThrownBy(() -> restore(server))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("hsn_bob.state");
    assertThat(names()).isEmpty();
    Files.delete(obstacle);
    Files.delete(folder.resolve("hsn_bob.state"));
    restore(server).close();
    assertThat(names()).isEmpty();
  }

  @Test
  void m5_aNodeThatIsThereAlreadyStaysInJmxWhereASecondOneIsRefused()
      throws IOException, JMException {
    try (UkmsNode first = restore(server)) {
      assertThatThrownBy(() -> restore(server)).isInstanceOf(IOException.class);
      assertThat(names()).contains(peer()).hasSize(2);
      assertThat(first.status().peers()).hasSize(1);
    }
  }

  private UkmsNode restore(MBeanServer beans) throws IOException {
    return UkmsNode.restore(
        config(),
        new Surroundings(
            new MonotonicClock(),
            new Random(1),
            new Random(2),
            deadlines,
            (peer, in) -> {},
            event -> {}),
        deadlines,
        deadlines,
        beans);
  }

  private UkmsConfig config() {
    Duration second = Duration.ofSeconds(1);
    URI nobody = URI.create("http://localhost:1");
    return new UkmsConfig(
        folder.resolve("ukms.toml"),
        Duration.ofMinutes(2),
        folder,
        folder,
        new Listener("localhost", InetAddress.getLoopbackAddress(), 5555),
        new FakeQkdConfig(true, Optional.empty()),
        false,
        Optional.empty(),
        Optional.empty(),
        Map.of(
            nobody,
            new KmeConfig(
                nobody, Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), false, 20)),
        new Timeouts(second, second, second.multipliedBy(2), second),
        List.of(
            new PeerConfig(
                new PeerName("hsn_bob"),
                List.of(nobody),
                nobody,
                Set.of(),
                "bob",
                new KmeId("hsn_alice"),
                new SaeId("sae_alice"),
                new SaeId("sae_bob"),
                new ExchangeConfig(
                    Protocol.AUTO, Optional.empty(), false, Duration.ofMinutes(3), false, false),
                List.of())));
  }

  private static ObjectName peer() throws JMException {
    return new ObjectName("org.ukms:type=Peer,name=hsn_bob");
  }

  private Set<ObjectName> names() throws JMException {
    return server.queryNames(new ObjectName("org.ukms:*"), null);
  }
}
