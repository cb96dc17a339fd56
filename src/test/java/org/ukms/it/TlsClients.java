package org.ukms.it;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    KeyManager own =
        OwnCertificate.of(
            "test", identity.pem(folder, "test"), InstantSource.system(), TlsEvents.UNHEARD);
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

  /** The first message of a client that speaks no newer version than this, such as 0x0302. */
  static byte[] hello(int version) {
    ByteBuffer suites = ByteBuffer.allocate(10);
    for (int suite : new int[] {0xc009, 0xc00a, 0xc013, 0xc014, 0x002f}) {
      suites.putShort((short) suite);
    }
    // Version, 32 bytes that are to be random, no session, suites, no compression.
    ByteBuffer hello = ByteBuffer.allocate(2 + 32 + 1 + 2 + suites.capacity() + 2);
    hello.putShort((short) version).put(new byte[32]).put((byte) 0);
    hello.putShort((short) suites.capacity()).put(suites.array()).putShort((short) 0x0100);
    ByteBuffer record = ByteBuffer.allocate(5 + 4 + hello.capacity());
    record.put((byte) 22).putShort((short) version).putShort((short) (4 + hello.capacity()));
    return record.putInt(0x0100_0000 | hello.capacity()).put(hello.array()).array();
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
