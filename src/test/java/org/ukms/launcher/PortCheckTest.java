package org.ukms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** L-3. */
class PortCheckTest {

  private static final Path FILE = Path.of("/somewhere/alice.toml");

  @Test
  void namesThePortInUseAndTheKeyThatSetsIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> PortCheck.check(listener("127.0.0.1", taken.getLocalPort())))
          .isInstanceOf(CannotStart.class)
          .hasMessage(
              "alice.toml ukms_port: port %d on 127.0.0.1 is in use by another process, expected a free one",
              taken.getLocalPort());
    }
  }

  @Test
  void namesTheAddressThatIsNotOfThisMachine() {
    assertThatThrownBy(() -> PortCheck.check(listener("192.0.2.1", 5555)))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("alice.toml ukms_bind: 192.0.2.1")
        .hasMessageContaining("expected an address of this machine");
  }

  @Test
  void leavesAFreePortFree() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    PortCheck.check(listener("127.0.0.1", port));

    try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(again.isBound()).isTrue();
    }
  }

  private static Configured.Listener listener(String address, int port) throws IOException {
    return new Configured.Listener(FILE, "ukms", address, InetAddress.getByName(address), port);
  }
}
