package org.ukms.key;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.crypto.Digest;

/** The secret that both ends of a link were given (K-6). */
public final class StaticSecret {

  private static final SecretSource.Form FORM =
      new SecretSource.Form("static secret", KeyMaterial.BYTES, 64 * 1024);

  private StaticSecret() {}

  /**
   * The SHA3-256 of all that stands there.
   *
   * @throws IOException if it is not such a secret, or cannot be read; the message names the place
   *     and never what it holds
   */
  public static KeyMaterial read(SecretSource source) throws IOException {
    byte[] content = source.read(FORM);
    try {
      Digest sha3 = Sha3.sha3256();
      sha3.update(content, 0, content.length);
      byte[] digest = new byte[KeyMaterial.BYTES];
      sha3.doFinal(digest, 0);
      return KeyMaterial.taken(digest);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Looks at it from outside: whether {@link #read} would take it, if it stays as it is.
   *
   * @throws IOException as {@link #read}
   */
  public static void check(SecretSource source) throws IOException {
    source.check(FORM);
  }
}
