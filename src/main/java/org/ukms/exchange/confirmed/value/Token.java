package org.ukms.exchange.confirmed.value;

import java.util.Base64;
import java.util.random.RandomGenerator;

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

  /** A new one. */
  public static Token of(RandomGenerator unpredictable) {
    byte[] bytes = new byte[BYTES];
    unpredictable.nextBytes(bytes);
    return new Token(Base64.getEncoder().encodeToString(bytes));
  }

  /** The bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
