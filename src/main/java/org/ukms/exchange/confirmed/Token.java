package org.ukms.exchange.confirmed;

import java.util.Base64;

/**
 * Sixteen random bytes: what a message asks with, an attempt, the follower's nonce, an instance.
 *
 * @param base64 as messages carry it: 24 characters, canonical, with padding
 */
public record Token(String base64) {

  private static final int BYTES = 16;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the text is not of the form; the message is fit for a reply
   */
  public Token {
    Binary.check(base64, BYTES);
  }

  /** The bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
