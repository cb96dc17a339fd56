package org.ukms.launcher.tls;

import java.security.KeyStore;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;

/** Makes no trust manager of a key store, but hands out the one that it was given. */
final class GivenTrustManager extends TrustManagerFactorySpi {

  private final TrustManager manager;

  GivenTrustManager(TrustManager manager) {
    this.manager = manager;
  }

  @Override
  protected void engineInit(KeyStore unused) {
    // whom to trust is known
  }

  @Override
  protected void engineInit(ManagerFactoryParameters unused) {
    // whom to trust is known
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    return new TrustManager[] {manager};
  }
}
