package org.ukms.tls;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;

/** Makes what TLS connections are made of. */
public final class TlsContexts {

  private TlsContexts() {}

  /**
   * For connections that we open. A session is resumed for a second at most: a resumed one shows
   * the certificates of its beginning, and asks nobody whether they are trusted (TLS-3).
   */
  public static SSLContext ofClient(Optional<OwnCertificate> own, Trust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own.map(certificate -> new KeyManager[] {certificate}).orElse(new KeyManager[0]),
          new TrustManager[] {trust},
          null);
      SSLSessionContext sessions = context.getClientSessionContext();
      sessions.setSessionTimeout(1);
      sessions.setSessionCacheSize(64);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }
}
