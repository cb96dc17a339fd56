package org.ukms.key;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.CryptoServicesRegistrar;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA3Digest;
import org.bouncycastle.crypto.macs.KMAC;

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

  /** The SHA3-256 (FIPS 202), 32 bytes. */
  public static byte[] hash(byte[] message) {
    Digest sha3 = sha3256();
    sha3.update(message, 0, message.length);
    byte[] hash = new byte[KeyMaterial.BYTES];
    sha3.doFinal(hash, 0);
    return hash;
  }

  /** A new KMAC256 (NIST SP 800-185, clause 4) with the string S. */
  public static KMAC kmac256(String customization) {
    return new KMAC(BITS, customization.getBytes(StandardCharsets.UTF_8));
  }

  /** A new SHA3-256 (FIPS 202). */
  public static Digest sha3256() {
    return new SHA3Digest(BITS);
  }
}
