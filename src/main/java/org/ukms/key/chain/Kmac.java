package org.ukms.key.chain;

import org.bouncycastle.crypto.macs.KMAC;
import org.bouncycastle.crypto.params.KeyParameter;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Sha3;

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
