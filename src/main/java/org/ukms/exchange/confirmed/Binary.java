package org.ukms.exchange.confirmed;

import java.util.Base64;

/** Bytes in a message: standard base64 with padding, in its one canonical form. */
final class Binary {

  private Binary() {}

  /**
   * Checks that a text is so many bytes.
   *
   * @throws IllegalArgumentException if it is not
   */
  static void check(String base64, int bytes) {
    byte[] decoded = Base64.getDecoder().decode(base64);
    if (decoded.length != bytes) {
      throw new IllegalArgumentException(decoded.length + " bytes, expected " + bytes);
    }
    if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
      throw new IllegalArgumentException("not canonical, expected base64 with padding");
    }
  }
}
