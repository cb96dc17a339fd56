package org.ukms.key;

import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.Digest;

/** How the PSK of the classic exchange is computed (K-5). */
public final class PskDerivation {

  private PskDerivation() {}

  /** The PSK of two keys, the same in both orders: SHA3-256 over 88 characters, no separator. */
  public static Psk classic(QkdKey one, QkdKey other) {
    byte[] first = one.material().expose(Base64.getEncoder()::encode);
    byte[] second = other.material().expose(Base64.getEncoder()::encode);
    try {
      boolean ordered = Arrays.compareUnsigned(first, second) <= 0;
      Digest sha3 = Sha3.sha3256();
      sha3.update(ordered ? first : second, 0, first.length);
      sha3.update(ordered ? second : first, 0, second.length);
      byte[] digest = new byte[KeyMaterial.BYTES];
      sha3.doFinal(digest, 0);
      return new Psk(KeyMaterial.taken(digest));
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
  }
}
