package org.ukms.tls;

import java.nio.file.Path;
import org.ukms.key.SecretSource;

/** Where our certificate and its private key stand (TLS-1). */
public sealed interface IdentityFiles {

  /**
   * Two files in PEM.
   *
   * @param certificate our certificate, then those between it and its CA
   * @param key its private key, PKCS #8 (RFC 5958), ours alone
   */
  record Pem(Path certificate, Path key) implements IdentityFiles {}

  /**
   * One file in PKCS #12 (RFC 7292) with one private key.
   *
   * @param file the file, ours alone
   * @param password what it is protected by
   */
  record Pkcs12(Path file, SecretSource password) implements IdentityFiles {}
}
