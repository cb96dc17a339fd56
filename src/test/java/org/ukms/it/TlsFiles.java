package org.ukms.it;

import java.io.IOException;
import java.nio.file.Path;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/**
 * A certificate, its key and whom it trusts, each a file in PEM.
 *
 * @param certificate it, then its chain
 * @param key its private key, PKCS #8
 */
record TlsFiles(Path certificate, Path key, Path ca) {

  /** Writes this identity into a folder, and the authority that it trusts. */
  static TlsFiles write(Path folder, TestIdentity identity, TestCa trusted) throws IOException {
    IdentityFiles.Pem own = identity.pem(folder, "own");
    return new TlsFiles(own.certificate(), own.key(), trusted.pem(folder.resolve("ca.pem")));
  }

  /** The table of a configuration that has a node use them. */
  String table() {
    return """

        [tls]
        certificate_file = '%s'
        key_file = '%s'
        ca_file = '%s'
        """
        .formatted(certificate, key, ca);
  }
}
