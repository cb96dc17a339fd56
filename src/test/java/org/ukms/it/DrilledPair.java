package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Alice, who leads, and Bob, each with a QKD device of its own, which have their keys in common.
 */
final class DrilledPair implements AutoCloseable {

  /** A busy machine and the longest pause of anything. */
  static final Duration LIMIT = Duration.ofSeconds(40);

  private final KeyStock stock = new KeyStock();
  private final DrillKme ofAlice;
  private final DrillKme ofBob;
  private final List<Node> nodes;
  private final KeyPair files;

  /** A pair that has rotated. */
  DrilledPair(Path parent) throws IOException, InterruptedException {
    ofAlice = new DrillKme(stock, "sae_alice", Optional.empty());
    ofBob = new DrillKme(stock, "sae_bob", Optional.empty());
    NodeFolder alice = new NodeFolder(parent, "alice");
    NodeFolder bob = new NodeFolder(parent, "bob");
    alice.peer("bob", bob.url(), ofAlice.url());
    bob.peer("alice", alice.url(), ofBob.url());
    for (NodeFolder node : List.of(alice, bob)) {
      node.set("key_rotation_seconds", 1);
      node.set("enable_fake_qkd_api", false);
      node.set("kme_timeout_seconds", 1);
      node.set("key_wait_seconds", 1);
    }
    files = KeyPair.of(alice, bob);
    nodes = Node.startAll(alice, bob);
    awaitNext(Set.of());
  }

  KeyStock stock() {
    return stock;
  }

  DrillKme ofAlice() {
    return ofAlice;
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
    ofAlice.close();
    ofBob.close();
  }
}
