package org.ukms.exchange.confirmed.value;

import java.util.Base64;

/**
 * What proves that a message comes from someone who has a key: 32 bytes.
 *
 * @param base64 as messages carry it: 44 characters, canonical, with padding
 */
public record Tag(String base64) {

  private static final int BYTES = 32;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the text is not of the form; the message is fit for a reply
   */
  public Tag {
    Binary.check(base64, BYTES);
  }

  /** Of these bytes. */
  public static Tag of(byte[] bytes) {
    return new Tag(Base64.getEncoder().encodeToString(bytes));
  }

  /** The bytes. */
  public byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
