package org.ukms.launcher.tls;

import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/** Makes no key manager of a key store, but hands out the one that it was given. */
final class GivenKeyManager extends KeyManagerFactorySpi {

  private final KeyManager manager;

  GivenKeyManager(KeyManager manager) {
    this.manager = manager;
  }

  @Override
  protected void engineInit(KeyStore unused, char[] password) {
    // the key is known
  }

  @Override
  protected void engineInit(ManagerFactoryParameters unused) {
    // the key is known
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    return new KeyManager[] {manager};
  }
}
