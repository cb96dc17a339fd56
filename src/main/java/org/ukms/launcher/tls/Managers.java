package org.ukms.launcher.tls;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.security.Security;
import java.util.function.BiConsumer;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Our key and whom we trust, made by the WAR's classes. */
public final class Managers {

  /** What the listener is to ask for, in the place of PKIX and its like. */
  public static final String ALGORITHM = ManagerProvider.ALGORITHM;

  private static final String MAKER = "org.ukms.ListenerTls";

  private final X509ExtendedKeyManager key;
  private final X509ExtendedTrustManager trust;

  private final Refused refused;

  private Managers(X509ExtendedKeyManager key, X509ExtendedTrustManager trust, Refused refused) {
    this.key = key;
    this.trust = trust;
    this.refused = refused;
  }

  /**
   * Reads the certificates.
   *
   * @param config of the WAR's class {@code TlsConfig}
   * @throws IOException if one cannot be used; the message is fit for an operator
   */
  public static Managers of(Object config) throws IOException, ReflectiveOperationException {
    Refused refused = new Refused();
    return new Managers(
        (X509ExtendedKeyManager) made("key", config, refused),
        (X509ExtendedTrustManager) made("trust", config, refused),
        refused);
  }

  private static Object made(String what, Object config, Refused refused)
      throws IOException, ReflectiveOperationException {
    Class<?> type = config.getClass();
    BiConsumer<String, String> told = refused::tell;
    try {
      return type.getClassLoader()
          .loadClass(MAKER)
          .getMethod(what, type, BiConsumer.class)
          .invoke(null, config, told);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException fault) {
        throw fault;
      }
      throw e;
    }
  }

  /** Has the listener get them that opens next, and the application learn of refusals. */
  public void install() {
    Security.addProvider(new ManagerProvider(key, trust));
    refused.offer();
  }

  /** Learns from the log, from now on, what is told nowhere else. */
  public void watch() {
    new HandshakeWatch(refused).begin();
  }
}
