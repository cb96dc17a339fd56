package org.ukms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ukms.config.tls.TlsConfig;
import org.ukms.tls.IdentityFiles;

/** STOPGAP. */
public final class ListenerTls {

  private ListenerTls() {}

  public static X509ExtendedKeyManager key(TlsConfig config) throws IOException {
    IdentityFiles.Pem pem = (IdentityFiles.Pem) config.identity();
    try (InputStream in = Files.newInputStream(pem.certificate())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      String text = Files.readString(pem.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
      store.setKeyEntry(
          "own",
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text))),
          new char[0],
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
      keys.init(store, new char[0]);
      return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  public static X509ExtendedTrustManager trust(TlsConfig config) throws IOException {
    try (InputStream in = Files.newInputStream(config.caFile())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca" + store.size(), each);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
