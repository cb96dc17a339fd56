package org.ukms.it;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** What a caller's TLS is made of. */
final class TlsClients {

  private static final char[] NO_PASSWORD = {};

  private TlsClients() {}

  static KeyManager[] keys(TestIdentity identity) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(identity.keyStore(NO_PASSWORD), NO_PASSWORD);
    return keys.getKeyManagers();
  }

  static TrustManager[] trust(TestCa ca) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    store.setCertificateEntry("ca", ca.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return trust.getTrustManagers();
  }
}
