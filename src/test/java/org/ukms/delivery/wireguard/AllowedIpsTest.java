package org.ukms.delivery.wireguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedIpsTest {

  @ParameterizedTest
  @CsvSource({
    "10.9.0.0/24, 10.9.0.7, true",
    "10.9.0.0/24, 10.9.1.7, false",
    "10.9.0.0/23, 10.9.1.7, true",
    "10.9.0.7/32, 10.9.0.7, true",
    "10.9.0.7/32, 10.9.0.8, false",
    "0.0.0.0/0, 192.0.2.1, true",
    "0.0.0.0/0, [2001:db8::1], false",
    "::/0, [2001:db8::1], true",
    "2001:db8::/33, [2001:db8:8000::1], false",
    "2001:db8::/32, [2001:db8:8000::1], true",
    "10.9.0.0/24, node.example, false",
    "(none), 10.9.0.7, false",
  })
  void aNetworkHasAnAddressOrNot(String network, String host, boolean has) {
    assertThat(new AllowedIps(List.of(network)).containing(host).isPresent()).isEqualTo(has);
  }

  @Test
  void tellsTheNetworkThatHasTheAddress() {
    assertThat(new AllowedIps(List.of("10.8.0.0/16", "10.9.0.0/16")).containing("10.9.0.7"))
        .contains("10.9.0.0/16");
  }
}
