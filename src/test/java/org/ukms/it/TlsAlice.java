package org.ukms.it;

import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Alice under test over mutual TLS, whose one peer Bob is down, and who calls her. */
final class TlsAlice {

  static final TestCa CA = TestCa.named("ca");
  static final SSLContext BOB = CA.issue("sae_bob").dns("hsn_bob").make().context(CA);
  static final SSLContext CAROL = CA.issue("sae_carol").dns("hsn_carol").make().context(CA);

  private TlsAlice() {}

  static Node start(Path folder) throws IOException, InterruptedException {
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    TestIdentity own = CA.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
    alice.tls(TlsFiles.write(alice.path(), own, CA));
    alice.peer("bob", "https://localhost:" + Ports.free(), alice.url());
    return Node.startAll(alice).get(0);
  }
}
