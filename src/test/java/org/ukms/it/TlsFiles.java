package org.ukms.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate, its key and whom it trusts, each a file in PEM.
 *
 * @param certificate it, then its chain
 * @param key its private key, of an elliptic curve, PKCS #8
 */
record TlsFiles(Path certificate, Path key, Path ca) {

  private static final char[] NO_PASSWORD = {};

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

  /** For a caller that shows this certificate. */
  SSLContext context() {
    try {
      KeyStore store = empty();
      Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
      store.setKeyEntry("own", privateKey(), NO_PASSWORD, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      return context(keys.getKeyManagers());
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** For a caller that trusts the same, and shows no certificate. */
  SSLContext nobody() {
    try {
      return context(new KeyManager[0]);
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private SSLContext context(KeyManager[] own) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (Certificate each : certificates(ca)) {
      store.setCertificateEntry("ca" + store.size(), each);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in);
    }
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    try {
      String pem = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
