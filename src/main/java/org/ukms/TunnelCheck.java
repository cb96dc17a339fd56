package org.ukms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.ukms.config.delivery.DeliveryConfig.ToWireGuard;
import org.ukms.config.peer.HttpUrl;
import org.ukms.config.peer.PeerConfig;
import org.ukms.delivery.wireguard.WireGuardInterface;

/**
 * Whether a tunnel that we key carries what we say to a peer: then a pair that has fallen apart
 * could not find together again. Addresses alone are looked at, for a host's name may be looked up
 * inside a tunnel, too.
 */
final class TunnelCheck {

  private final List<PeerConfig> peers;

  TunnelCheck(List<PeerConfig> peers) {
    this.peers = peers;
  }

  /**
   * Looks at the networks that go to one WireGuard peer.
   *
   * @throws IOException if a peer's URL is in one of them
   */
  void accept(ToWireGuard delivery, WireGuardInterface device) throws IOException {
    String allowed;
    try {
      allowed = device.allowedIps(delivery.publicKey());
    } catch (IOException notUp) {
      // Its delivery says so, and the status shows it.
      return;
    }
    for (String network : allowed.split(" ", -1)) {
      for (PeerConfig peer : peers) {
        if (contains(network, peer.ukmsUrl().getHost())) {
          throw new IOException(
              "peers.%s.ukms_url: %s is inside AllowedIPs %s of %s on %s: a tunnel cannot mend itself from inside; expected an address outside"
                  .formatted(
                      peer.name(),
                      peer.ukmsUrl().getHost(),
                      network,
                      delivery.publicKey(),
                      delivery.device()));
        }
      }
    }
  }

  /** Whether a network, as 10.0.0.0/8, has the host, if that is an address. */
  static boolean contains(String network, String host) {
    String[] parts = network.split("/", 2);
    if (parts.length != 2 || !HttpUrl.isAddress(host)) {
      return false;
    }
    byte[] address = bytes(host);
    byte[] base = bytes(parts[0]);
    int bits = Integer.parseInt(parts[1]);
    if (address.length != base.length) {
      return false;
    }
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
