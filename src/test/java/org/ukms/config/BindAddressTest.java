package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CFG-3 for {@code ukms_bind}. */
class BindAddressTest {

  @Test
  void takesAnAddressAsItIs() {
    assertThat(BindAddress.parse("127.0.0.1")).isEqualTo(InetAddress.getLoopbackAddress());
    assertThat(BindAddress.parse("127.0.0.2").getHostAddress()).isEqualTo("127.0.0.2");
    assertThat(BindAddress.parse("0.0.0.0").isAnyLocalAddress()).isTrue();
    assertThat(BindAddress.parse("::").isAnyLocalAddress()).isTrue();
  }

  @Test
  void resolvesAHostName() {
    assertThat(BindAddress.parse("localhost").isLoopbackAddress()).isTrue();
  }

  @Test
  void takesAnInterfaceByItsName() throws Exception {
    NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());

    assertThat(BindAddress.parse(loopback.getName())).isEqualTo(InetAddress.getLoopbackAddress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*", "a b", "5555", "127.1", "127.0.1", "localhost/", "a\nb"})
  void refusesWhatCannotBeAnAddress(String text) {
    assertThatThrownBy(() -> BindAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not an address, expected an IP address or host name");
  }

  @Test
  void refusesAHostThatNobodyKnows() {
    // A label of 64 letters: the resolver refuses it without asking the network.
    String host = "x".repeat(64);

    assertThatThrownBy(() -> BindAddress.parse(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"" + host + "\" stands for no address, expected an IP address");
  }

  @Test
  void refusesTheAddressOfAnotherMachine() {
    // TEST-NET-1 of RFC 5737: nobody has it.
    assertThatThrownBy(() -> BindAddress.parse("192.0.2.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"192.0.2.1\" is not of this machine, expected an IP address");
  }
}
