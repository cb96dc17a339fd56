package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.ukms.it.tunnel.Namespace;

/** What a test needs of this machine and may not find (I-3). */
final class Tool {

  private Tool() {}

  /** The tool; without it the test is skipped, or fails where all are to run. */
  static <T> T required(Optional<T> tool, String description) {
    if (tool.isEmpty() && "all".equals(System.getProperty("ukms.tests"))) {
      fail("missing, and ukms.tests is all: " + description);
    }
    Assumptions.assumeTrue(tool.isPresent(), () -> "missing: " + description);
    return tool.orElseThrow();
  }

  /** Network namespaces, and what makes tunnels of WireGuard between them. */
  static void requireTunnels() {
    Optional<String> missing = Namespace.missing();
    Optional<Boolean> complete = missing.isEmpty() ? Optional.of(true) : Optional.empty();
    assertThat(required(complete, missing.orElse(""))).isTrue();
  }

  /** An address of this machine that others can reach. */
  static InetAddress otherAddress() throws IOException {
    return required(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(Inet4Address.class::isInstance)
            .filter(Predicate.not(InetAddress::isLoopbackAddress))
            .findFirst(),
        "an IPv4 address of this machine besides loopback");
  }
}
