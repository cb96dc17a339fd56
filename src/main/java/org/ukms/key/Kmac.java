package org.ukms.key;

import org.bouncycastle.crypto.macs.KMAC;
import org.bouncycastle.crypto.params.KeyParameter;

/** KMAC256 with an output of 256 bits (NIST SP 800-185, clause 4). */
final class Kmac {

  private Kmac() {}

  /**
   * The 32 bytes.
   *
   * @param customization the string S
   * @param message the string X, the parts of which follow each other as they are
   */
  static byte[] of(KeyMaterial key, String customization, byte[]... message) {
    return key.expose(
        bytes -> {
          KMAC kmac = Sha3.kmac256(customization);
          kmac.init(new KeyParameter(bytes));
          for (byte[] part : message) {
            kmac.update(part, 0, part.length);
          }
          byte[] out = new byte[KeyMaterial.BYTES];
          kmac.doFinal(out, 0, out.length);
          return out;
        });
  }
}
