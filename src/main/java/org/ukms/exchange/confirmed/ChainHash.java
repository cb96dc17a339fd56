package org.ukms.exchange.confirmed;

import java.util.Base64;
import org.ukms.key.KeyChain;

/**
 * What tells one chain from another, and nothing of either.
 *
 * @param base64 as messages carry it: 44 characters, canonical, with padding
 */
public record ChainHash(String base64) {

  private static final int BYTES = 32;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the text is not of the form; the message is fit for a reply
   */
  public ChainHash {
    Binary.check(base64, BYTES);
  }

  /** That of a chain. */
  public static ChainHash of(KeyChain chain) {
    return new ChainHash(Base64.getEncoder().encodeToString(chain.hash()));
  }

  /** The bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
