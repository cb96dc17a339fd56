package org.ukms.launcher.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** L-10 and L-11. */
class ManagerProviderTest {

  private static final TestCa CA = TestCa.named("ca");
  private static final TestIdentity ALICE = CA.issue("alice").make();

  @Test
  void givesItsManagersWhateverTheKeyStore() throws Exception {
    X509ExtendedKeyManager key = keyManager();
    X509ExtendedTrustManager trust = trustManager();
    Provider provider = new ManagerProvider(key, trust);

    KeyManagerFactory keys = KeyManagerFactory.getInstance(Managers.ALGORITHM, provider);
    keys.init(TestCa.selfSigned("other").make().keyStore(new char[0]), new char[0]);
    TrustManagerFactory trusts = TrustManagerFactory.getInstance(Managers.ALGORITHM, provider);
    trusts.init((KeyStore) null);

    assertThat(keys.getKeyManagers()).containsExactly(key);
    assertThat(trusts.getTrustManagers()).containsExactly(trust);
  }

  @Test
  void leavesAllOtherAlgorithmsToOthers() throws Exception {
    Provider provider = new ManagerProvider(keyManager(), trustManager());
    assertThatThrownBy(() -> KeyManagerFactory.getInstance("PKIX", provider))
        .isInstanceOf(NoSuchAlgorithmException.class);
    assertThat(provider.getServices()).hasSize(2);
  }

  @Test
  @SuppressWarnings("unchecked")
  void tellsTheApplicationOfRefusalsOnceItIsThere() {
    Refused refused = new Refused();
    refused.offer();
    List<String> told = new ArrayList<>();
    refused.tell("CN=early", "expired");

    ((AtomicReference<BiConsumer<String, String>>) System.getProperties().remove("ukms.refused"))
        .set((subject, reason) -> told.add(subject + " " + reason));
    refused.tell("CN=stranger", "names nobody");

    assertThat(told).containsExactly("CN=stranger names nobody");
  }

  @Test
  void learnsOfCallersWithoutACertificateFromTheLog() {
    List<String> told = new ArrayList<>();
    AtomicReference<BiConsumer<String, String>> application = new AtomicReference<>();
    application.set((subject, reason) -> told.add(subject + " " + reason));
    HandshakeWatch watch = new HandshakeWatch(new Refused(application));
    for (Throwable thrown :
        List.of(
            new SSLHandshakeException("no cipher suites in common"),
            new EOFException(),
            new SSLHandshakeException("Empty client certificate chain"))) {
      LogRecord logged = new LogRecord(Level.FINE, "GRIZZLY0013: Exception during execution");
      logged.setThrown(thrown);
      watch.publish(logged);
    }
    assertThat(told).containsExactly("nobody shows no certificate");
  }

  private static X509ExtendedKeyManager keyManager() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(ALICE.keyStore(new char[0]), new char[0]);
    return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
  }

  private static X509ExtendedTrustManager trustManager() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", CA.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
  }
}
