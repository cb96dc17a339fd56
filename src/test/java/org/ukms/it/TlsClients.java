package org.ukms.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;
import org.ukms.tls.TlsEvents;

/** Callers over TLS that are not as they should be. */
final class TlsClients {

  private static final char[] NO_PASSWORD = {};

  private TlsClients() {}

  /** Shows this certificate to whoever asks, also where another authority is asked for. */
  static SSLContext insisting(Path folder, TestIdentity identity, TestCa trusted)
      throws GeneralSecurityException, IOException {
    // A folder of its own: files that change are read again.
    Path files = Files.createTempDirectory(folder, "caller");
    KeyManager own =
        OwnCertificate.of(
            "test", identity.pem(files, "test"), InstantSource.system(), TlsEvents.UNHEARD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {own}, trust(trusted), null);
    return context;
  }

  /** Shows none. */
  static SSLContext nameless(TestCa trusted) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(trusted), null);
    return context;
  }

  /** Speaks this version alone. */
  static SSLContext of(String version, TestIdentity identity, TestCa trusted)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance(version);
    context.init(keys(identity), trust(trusted), null);
    return context;
  }

  private static KeyManager[] keys(TestIdentity identity)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity.keyStore(NO_PASSWORD), NO_PASSWORD);
    return keys.getKeyManagers();
  }

  private static TrustManager[] trust(TestCa ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust.getTrustManagers();
  }
}
