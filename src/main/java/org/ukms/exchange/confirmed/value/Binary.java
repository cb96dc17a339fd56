package org.ukms.exchange.confirmed.value;

import java.util.Base64;

/** Bytes in a message: standard base64 with padding, in its one canonical form. */
final class Binary {

  private Binary() {}

  /**
   * Checks that a text is so many bytes.
   *
   * @throws IllegalArgumentException if it is not; the message quotes nothing
   */
  static void check(String base64, int bytes) {
    byte[] decoded = decoded(base64);
    if (decoded.length != bytes) {
      throw new IllegalArgumentException(decoded.length + " bytes, expected " + bytes);
    }
    if (!Base64.getEncoder().encodeToString(decoded).equals(base64)) {
      throw new IllegalArgumentException("not canonical, expected base64 with padding");
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("no standard base64", malformed);
    }
  }
}
