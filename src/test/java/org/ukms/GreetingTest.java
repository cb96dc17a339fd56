package org.ukms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ukms.config.Listener;
import org.ukms.config.Timeouts;
import org.ukms.config.UkmsConfig;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.exchange.Protocol;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;

/** U-3: one line that says what runs. */
class GreetingTest {

  private static Greeting greeting(int peers, String... warnings) {
    UkmsConfig config =
        new UkmsConfig(
            Path.of("/etc/ukms.toml"),
            Duration.ofSeconds(120),
            Path.of("/psk"),
            Path.of("/psk/.state"),
            new Listener("localhost", InetAddress.getLoopbackAddress(), 5555),
            new FakeQkdConfig(true, Optional.empty()),
            false,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new Timeouts(
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5)),
            IntStream.range(0, peers).mapToObj(GreetingTest::peer).toList());
    return new Greeting("1.0", config, List.of(warnings));
  }

  private static PeerConfig peer(int number) {
    URI url = URI.create("http://localhost:5555");
    return new PeerConfig(
        new PeerName("p" + number),
        List.of(url),
        url,
        Set.of(),
        "p" + number,
        new KmeId("hsn_alice"),
        new SaeId("sae_alice"),
        new SaeId("sae_" + number),
        new ExchangeConfig(
            Protocol.AUTO, Optional.empty(), false, Duration.ofMinutes(3), false, false),
        List.of());
  }

  @Test
  void namesNodeUrlPeersAndInsecureSettings() {
    assertThat(greeting(2, "one", "two").atOwnListener())
        .isEqualTo(
            "uKMS 1.0 ready: hsn_alice at http://localhost:5555, peers p0, p1; INSECURE: one; two");
  }

  @Test
  void aNodeWithoutPeersIsASimulatedDevice() {
    assertThat(greeting(0).atOwnListener())
        .isEqualTo("uKMS 1.0 ready: a simulated QKD device at http://localhost:5555, no peers");
  }

  @Test
  void saysOnAServerThatBindAndPortAreTheServers() {
    assertThat(greeting(1).onServer("/ukms"))
        .isEqualTo(
            "uKMS 1.0 ready: hsn_alice at context root /ukms of this server"
                + " (its listeners count, ukms_bind and ukms_port do not), peers p0");
    assertThat(greeting(1).onServer("")).contains("context root / of");
  }

  @Test
  void aThousandPeersAreStillALineThatCanBeRead() {
    String line =
        greeting(1000, IntStream.range(0, 1000).mapToObj(i -> "w").toArray(String[]::new))
            .atOwnListener();

    assertThat(line).contains("p9, and 990 more; INSECURE: w; ").endsWith("; and 990 more");
  }
}
