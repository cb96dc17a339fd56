package org.ukms.launcher.tls;

import java.security.Provider;
import java.util.function.Supplier;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * By which the server's listener gets our managers, where it would make its own of key stores
 * (L-10). Whoever asks for other algorithms asks other providers.
 */
public final class ManagerProvider extends Provider {

  /** What the listener asks for, in the place of PKIX and its like. */
  public static final String ALGORITHM = "UKMS";

  private static final long serialVersionUID = 1L;

  /** A provider of these two. */
  public ManagerProvider(X509ExtendedKeyManager key, X509ExtendedTrustManager trust) {
    super("UKMS", "1", "the key and the trust of the listener for peers");
    putService(new Given(this, "KeyManagerFactory", () -> new GivenKeyManager(key)));
    putService(new Given(this, "TrustManagerFactory", () -> new GivenTrustManager(trust)));
  }

  private static final class Given extends Service {

    private final Supplier<Object> factory;

    Given(Provider provider, String type, Supplier<Object> factory) {
      super(provider, type, ALGORITHM, Given.class.getName(), null, null);
      this.factory = factory;
    }

    @Override
    public Object newInstance(Object unused) {
      return factory.get();
    }
  }
}
