package org.ukms.delivery.wireguard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The networks whose packets go to a WireGuard peer.
 *
 * @param networks each as 10.0.0.0/8
 */
public record AllowedIps(List<String> networks) {

  /** Nothing goes there. */
  static final AllowedIps NONE = new AllowedIps(List.of());

  /** Copies the list. */
  public AllowedIps {
    networks = List.copyOf(networks);
  }

  /**
   * The network that has a host, if one has it. Addresses alone are looked at, for a name may be
   * looked up inside a tunnel, too.
   *
   * @param host as a URL has it
   */
  public Optional<String> containing(String host) {
    boolean isAddress = host.startsWith("[") || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    return isAddress
        ? networks.stream().filter(network -> contains(network, bytes(host))).findFirst()
        : Optional.empty();
  }

  private static boolean contains(String network, byte[] address) {
    String[] parts = network.split("/", 2);
    if (parts.length != 2) {
      return false;
    }
    byte[] base = bytes(parts[0]);
    if (address.length != base.length) {
      return false;
    }
    int bits = Integer.parseInt(parts[1]);
    int whole = bits / 8;
    int rest = bits % 8;
    int mask = 0xff << (8 - rest);
    return Arrays.equals(address, 0, whole, base, 0, whole)
        && (rest == 0 || (address[whole] & mask) == (base[whole] & mask));
  }

  private static byte[] bytes(String address) {
    try {
      return InetAddress.getByName(address).getAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
