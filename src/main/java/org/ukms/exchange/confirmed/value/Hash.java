package org.ukms.exchange.confirmed.value;

import java.util.Base64;
import org.ukms.key.Sha3;
import org.ukms.key.chain.KeyChain;

/**
 * 32 bytes that tell one thing from another, and nothing of either: a chain, a context, a request.
 *
 * @param base64 as messages carry it: 44 characters, canonical, with padding
 */
public record Hash(String base64) {

  private static final int BYTES = 32;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the text is not of the form; the message is fit for a reply
   */
  public Hash {
    Binary.check(base64, BYTES);
  }

  /** That of a chain. */
  public static Hash of(KeyChain chain) {
    return new Hash(Base64.getEncoder().encodeToString(chain.hash()));
  }

  /** The SHA3-256 of these bytes. */
  public static Hash of(byte[] bytes) {
    return new Hash(Base64.getEncoder().encodeToString(Sha3.hash(bytes)));
  }

  /** The bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
