package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.Pin;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Whole nodes that speak to each other over mutual TLS, and take their keys over it. */
@Tag(Host.ANY)
class MutualTlsIT {

  private static final TestCa CA = TestCa.named("ca");

  @TempDir Path folder;

  @Test
  void rotatesWithAPeerThatItsCertificateNamesAndWithOneThatIsPinnedInBothExchanges()
      throws Exception {
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    NodeFolder carol = new NodeFolder(folder, "carol");
    TestIdentity nameless = CA.issue("sae_carol").dns("localhost").make();
    write(alice, CA.issue("sae_alice").dns("localhost").uri("kme:hsn_alice").make());
    write(bob, CA.issue("sae_bob").dns("localhost").dns("hsn_bob").make());
    write(carol, nameless);
    NodeFolder.link(alice, bob);
    NodeFolder.link(alice, carol);
    alice.setForPeer("bob", "protocol", "'confirmed'");
    alice.setForPeer("carol", "protocol", "'classic'");
    Pin next = Pin.of(CA.issue("next").make().certificate());
    Pin now = Pin.of(nameless.certificate());
    alice.setForPeer("carol", "pins", "['" + next + "', '" + now + "']");

    List<Node> nodes = Node.startAll(alice, bob, carol);
    try {
      awaitRotation(alice, bob, carol);
      // A first contact may cost a key where the other is still starting; a rotation does not.
      long burnt = burnt(nodes);
      awaitRotation(alice, bob, carol);
      assertThat(burnt(nodes)).isEqualTo(burnt);
      for (Node node : nodes) {
        JsonNode status = node.http().get("/api/admin/v1/status").json();
        assertThat(status.get("refused_certificates").get("count").longValue()).isZero();
        for (JsonNode peer : status.get("peers")) {
          assertThat(peer.get("refused_certificates").get("count").longValue()).isZero();
        }
      }
    } finally {
      nodes.forEach(Node::close);
    }
  }

  private static void awaitRotation(NodeFolder one, NodeFolder... others) {
    for (NodeFolder other : others) {
      KeyPair pair = KeyPair.of(one, other);
      String first = pair.awaitEqual(Set.of(), Node.PATIENCE);
      pair.awaitEqual(Set.of(first), Node.PATIENCE);
    }
  }

  private static long burnt(List<Node> nodes) throws IOException {
    long burnt = 0;
    for (Node node : nodes) {
      for (JsonNode peer : node.http().get("/api/admin/v1/status").json().get("peers")) {
        burnt += peer.get("kme").get("burnt").longValue();
      }
    }
    return burnt;
  }

  private static void write(NodeFolder node, TestIdentity identity) throws IOException {
    node.tls(TlsFiles.write(node.path(), identity, CA));
  }
}
