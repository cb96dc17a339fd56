package org.ukms.key;

import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;

/** Where all hashes of this code come from. */
public final class Sha3 {

  private static final int BITS = 256;

  static {
    // Bouncy Castle hangs objects of its own on the thread that loads it. That may be one of a
    // server, which would keep the class loader of each deployment.
    CryptoServicesRegistrar.clearThreadProperty(
        CryptoServicesRegistrar.Property.DSA_DEFAULT_PARAMS);
    CryptoServicesRegistrar.clearThreadProperty(CryptoServicesRegistrar.Property.DH_DEFAULT_PARAMS);
  }

  private Sha3() {}

  /** A new SHA3-256 (FIPS 202). */
  public static Digest sha3256() {
    return new SHA3Digest(BITS);
  }
}
