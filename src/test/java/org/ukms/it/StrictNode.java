package org.ukms.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** A node that is a strict simulated KME and nothing else, and whoever calls it. */
record StrictNode(Node node, TestCa ca) implements AutoCloseable {

  static final String KME_ID = "hsn_kme";

  /** As long as an ID may be. */
  static final String LONG_ID = "A-z.0_9~".repeat(8);

  /** The SAEs that it serves, each with its KME. */
  static final Map<String, String> SAES =
      Map.of(
          "sae_alice",
          "hsn_alice",
          "sae_bob",
          "hsn_bob",
          "sae_carol",
          "hsn_bob",
          "sae_dave",
          "hsn_dave",
          LONG_ID,
          LONG_ID);

  /**
   * Starts one.
   *
   * @param settings lines of the table {@code [fake_qkd]}
   */
  static StrictNode start(Path folder, String settings) throws IOException, InterruptedException {
    TestCa ca = TestCa.named("ca");
    TestIdentity own = ca.issue(KME_ID).dns("localhost").uri("kme:" + KME_ID).make();
    NodeFolder kme = NodeFolder.underTest(folder, "kme");
    kme.tls(TlsFiles.write(kme.path(), own, ca));
    kme.table("\n[fake_qkd]\nmode = 'strict'\n" + settings + "\n[fake_qkd.saes]\n");
    SAES.forEach((sae, id) -> kme.table("'" + sae + "' = '" + id + "'\n"));
    return new StrictNode(Node.startAll(kme).get(0), ca);
  }

  /** An SAE whose certificate names it as most do. */
  Sae sae(String id) {
    return caller(ca.issue(id));
  }

  /** Whoever has this certificate. */
  Sae caller(TestCa.Order certificate) {
    return caller(certificate.make().context(ca));
  }

  Sae caller(SSLContext tls) {
    return new Sae(node.https(tls));
  }

  @Override
  public void close() {
    node.close();
  }
}
