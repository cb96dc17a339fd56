package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Renewed certificates on a server, taken up by the commands that server-config tells. */
@Tag(Host.SERVER)
class RenewalOnServerIT {

  private static final String PROBE = "/api/v2/peer/hsn_bob";

  @TempDir Path folder;

  @Test
  void aRenewedCertificateAndAnotherAuthorityAreTakenUpWithoutARestart() throws Exception {
    TestCa old = TestCa.named("old");
    TestCa next = TestCa.named("next");
    SSLContext ofOld = old.issue("sae_bob").dns("hsn_bob").make().context(old, next);
    SSLContext ofNext = next.issue("sae_bob").dns("hsn_bob").make().context(old, next);
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    alice.tls(TlsFiles.write(alice.path(), ours(old), old));
    alice.peer("bob", "https://localhost:" + Ports.free(), alice.url());
    try (Node node = Node.startAll(alice).get(0)) {
      long pid = node.pid();
      assertThat(node.https(ofOld).get(PROBE).status()).isEqualTo(200);
      assertThat(isAnswered(node, ofNext)).isFalse();

      TestIdentity renewed = ours(next);
      var unused = TlsFiles.write(alice.path(), renewed, next);
      ((ServerNode) node).server().renew();

      await("the new authority")
          .atMost(Duration.ofSeconds(30))
          .until(() -> isAnswered(node, ofNext));
      assertThat(shown(node, ofNext)).isEqualTo(renewed.certificate());
      assertThat(isAnswered(node, ofOld)).isFalse();
      assertThat(node.pid()).isEqualTo(pid);
    }
  }

  private static TestIdentity ours(TestCa ca) {
    return ca.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
  }

  private static boolean isAnswered(Node node, SSLContext caller) {
    try {
      return node.https(caller).get(PROBE).status() == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  private static Certificate shown(Node node, SSLContext caller) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (SSLSocket socket =
        (SSLSocket) caller.getSocketFactory().createSocket(here, node.folder().port())) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }
}
