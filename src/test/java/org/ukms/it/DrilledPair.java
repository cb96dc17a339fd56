package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/**
 * Alice, who leads, and Bob, over mutual TLS, each with a QKD device of its own; the devices have
 * their keys in common.
 */
final class DrilledPair implements AutoCloseable {

  /** A busy machine and the longest pause of anything. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  private final TestCa ca;
  private final KeyStock stock = new KeyStock();
  private final DrillKme ofAlice;
  private final DrillKme second;
  private final DrillKme ofBob;
  private final NodeFolder alice;
  private final NodeFolder bob;
  private final TcpProxy toAlice;
  private final TcpProxy toBob;
  private final KeyPair files;

  private List<Node> nodes = List.of();

  private DrilledPair(Path parent, boolean securely, Acquaintance known) throws IOException {
    ca = known.ca();
    TestIdentity device = known.device();
    ofAlice = device("sae_alice", securely, device);
    second = device("sae_alice", securely, device);
    ofBob = device("sae_bob", securely, device);
    alice = node(parent, "alice");
    bob = node(parent, "bob");
    known.make(alice, "bob", ofAlice.url());
    known.make(bob, "alice", ofBob.url());
    toAlice = new TcpProxy(alice);
    toBob = new TcpProxy(bob);
    files = KeyPair.of(alice, bob);
  }

  /** Devices over mutual TLS. */
  static DrilledPair overTls(Path parent) throws IOException, InterruptedException {
    return byNames(parent, true).started(false);
  }

  /** The same, and Alice has a second device. */
  static DrilledPair withSecondDevice(Path parent) throws IOException, InterruptedException {
    return byNames(parent, true).started(true);
  }

  /** Devices that no certificate matters to. */
  static DrilledPair withPlainDevices(Path parent) throws IOException, InterruptedException {
    return byNames(parent, false).started(false);
  }

  private static DrilledPair byNames(Path parent, boolean securely) throws IOException {
    return new DrilledPair(parent, securely, Acquaintance.byNames());
  }

  /** Devices over mutual TLS that may take 3 s for an answer; all know each other by pins. */
  static DrilledPair byPins(Path parent) throws IOException, InterruptedException {
    DrilledPair pair = new DrilledPair(parent, true, Acquaintance.byPins());
    pair.alice.set("kme_timeout_seconds", 3);
    pair.bob.set("kme_timeout_seconds", 3);
    return pair.started(false);
  }

  private DrilledPair started(boolean both) throws IOException, InterruptedException {
    alice.peer("bob", toBob.url(), ofAlice.url());
    if (both) {
      alice.devices("bob", ofAlice.url(), second.url());
    }
    bob.peer("alice", toAlice.url(), ofBob.url());
    try {
      nodes = Node.startAll(alice, bob);
      awaitNext(Set.of());
    } catch (IOException | InterruptedException | RuntimeException | AssertionError failure) {
      close();
      throw failure;
    }
    return this;
  }

  private DrillKme device(String sae, boolean securely, TestIdentity identity) throws IOException {
    return new DrillKme(
        stock, sae, securely ? Optional.of(identity.context(ca)) : Optional.empty());
  }

  private NodeFolder node(Path parent, String name) throws IOException {
    NodeFolder node = new NodeFolder(parent, name);
    node.set("key_rotation_seconds", 1);
    node.set("enable_fake_qkd_api", false);
    node.set("kme_timeout_seconds", 1);
    node.set("key_wait_seconds", 1);
    return node;
  }

  /** What a device shows, as it should be. */
  TestCa.Order device() {
    return ca.issue("kme").dns("localhost");
  }

  /** What a node of this name shows, issued by this authority. */
  static TestCa.Order identity(TestCa by, String name) {
    return by.issue("sae_" + name).uri("kme:hsn_" + name).dns("localhost");
  }

  /** Puts a certificate and its key in the place of Bob's, and ends his connections. */
  void giveBob(TestIdentity identity) throws IOException {
    var unused = identity.pem(bob.path(), "own");
    cut();
  }

  /** Ends the connections between the two. */
  void cut() {
    toAlice.cut();
    toBob.cut();
  }

  TestCa ca() {
    return ca;
  }

  KeyStock stock() {
    return stock;
  }

  DrillKme ofAlice() {
    return ofAlice;
  }

  DrillKme second() {
    return second;
  }

  DrillKme ofBob() {
    return ofBob;
  }

  PeerView alice() {
    return new PeerView(nodes.get(0), "bob");
  }

  PeerView bob() {
    return new PeerView(nodes.get(1), "alice");
  }

  /** The PSK that both have, if they have the same. */
  Optional<String> equal() throws IOException {
    return files.equal();
  }

  /** Waits for a rotation that comes to its end: then no key is on its way. */
  String awaitNext(Set<String> but) {
    return files.awaitEqual(but, LIMIT);
  }

  /** The same, whatever is in place now. */
  String awaitNext() throws IOException {
    return awaitNext(Set.of(equal().orElse("")));
  }

  /** The epoch that both have reached. */
  long epoch() {
    return await("both in one epoch")
        .pollInterval(Duration.ofMillis(20))
        .until(() -> epoch(alice()) == epoch(bob()) ? epoch(alice()) : -1, epoch -> epoch >= 0);
  }

  private static long epoch(PeerView view) throws IOException {
    return view.status().get("epoch").asLong();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
    toAlice.close();
    toBob.close();
    List.of(ofAlice, second, ofBob).forEach(DrillKme::close);
  }
}
