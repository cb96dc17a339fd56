package org.ukms.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ukms.it.tunnel.Namespace;
import org.ukms.it.tunnel.WgInPath;
import org.ukms.it.tunnel.WireGuard;

/**
 * One end of tunnels: a namespace, in it an interface of WireGuard, and a node that gives the
 * interface its PSKs. Its QKD device has an address of its own, so that it can be cut off.
 */
final class Site implements AutoCloseable {

  private final int number;
  private final Namespace namespace;
  private final WireGuard wireGuard;
  private final WgInPath wg;
  private final NodeFolder folder;
  private final String device;

  private Optional<NodeProcess> node = Optional.empty();

  /**
   * Makes its namespace and its interface.
   *
   * @param number its own among those that it is linked with, from 1
   */
  Site(Path parent, String name, int number) throws IOException {
    this.number = number;
    namespace = Namespace.open(name);
    try {
      wireGuard = WireGuard.start(namespace, 0, "10.98.0." + number);
      folder = new NodeFolder(parent, name);
      folder.in(namespace);
      wg = new WgInPath(folder.path().resolve("bin"));
      folder.variable("PATH", wg.path());
      device = "10.97.0." + number;
      namespace.addAddress(device);
    } catch (IOException | RuntimeException failure) {
      namespace.close();
      throw failure;
    }
  }

  /** Joins two by a cable, a tunnel, and their nodes. */
  static void link(Site one, Site other) {
    String net = "10.99." + one.number + other.number + ".";
    one.namespace.join(other.namespace, net + "1", net + "2");
    one.reach(other, net + "2");
    other.reach(one, net + "1");
  }

  private void reach(Site other, String others) {
    folder.peer(
        other.name(),
        "http://" + others + ":" + other.folder.port(),
        "http://" + device + ":" + folder.port());
    wireGuard.peer(other.wireGuard, others);
    deliver(other, wireGuard.name(), other.wireGuard.publicKey());
  }

  /** Has the PSK go to the key file, too. */
  void deliverToFile(Site other) {
    folder.deliver(other.name(), "kind = \"file\"\n");
  }

  /**
   * Has a WireGuard peer get the PSK that is shared with another site.
   *
   * @param interfaceName of an interface that need not be there
   */
  void deliver(Site other, String interfaceName, String publicKey) {
    folder.deliver(
        other.name(),
        """
        kind = "wireguard"
        interface = "%s"
        public_key = "%s"
        """
            .formatted(interfaceName, publicKey));
  }

  void start() throws IOException {
    node = Optional.of(NodeProcess.start(folder));
  }

  static void startAll(Site... sites) throws IOException {
    for (Site site : sites) {
      site.start();
    }
    List.of(sites).forEach(site -> site.node().awaitReady());
  }

  /** Cuts its QKD device off. */
  void loseDevice() {
    namespace.removeAddress(device);
  }

  void findDevice() {
    namespace.addAddress(device);
  }

  String name() {
    return folder.name();
  }

  NodeProcess node() {
    return node.orElseThrow();
  }

  NodeFolder folder() {
    return folder;
  }

  Namespace namespace() {
    return namespace;
  }

  WireGuard wireGuard() {
    return wireGuard;
  }

  WgInPath wg() {
    return wg;
  }

  /** What its node knows of another. */
  PeerView view(Site other) {
    return new PeerView(node(), other.name());
  }

  /** The PSK of the tunnel to another. */
  Optional<String> psk(Site other) {
    return wireGuard.psk(other.wireGuard.publicKey());
  }

  Optional<Instant> latestHandshake(Site other) {
    return wireGuard.latestHandshake(other.wireGuard.publicKey());
  }

  /** What the status says of the delivery to this interface of what is shared with another. */
  JsonNode delivery(Site other, String interfaceName) throws IOException {
    for (JsonNode delivery : view(other).status().get("deliveries")) {
      if (delivery.get("target").textValue().contains(interfaceName)) {
        return delivery;
      }
    }
    throw new AssertionError("not in the status: " + interfaceName);
  }

  /** The same of the tunnel to it. */
  JsonNode delivery(Site other) throws IOException {
    return delivery(other, wireGuard.name());
  }

  @Override
  public void close() {
    node.ifPresent(NodeProcess::close);
    namespace.close();
  }
}
