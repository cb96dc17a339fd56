package org.ukms.delivery.wireguard;

import java.util.Base64;

/**
 * The public key of a WireGuard peer.
 *
 * @param base64 as {@code wg} writes it: 32 bytes in 44 characters
 */
public record WireGuardKey(String base64) {

  private static final int BYTES = 32;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not of the form; the message is fit for a log
   */
  public WireGuardKey {
    if (!isCanonical(base64)) {
      // Not quoted: whoever mistakes the key writes a private one here.
      throw new IllegalArgumentException(
          "not 32 bytes of base64, expected a public key as `wg show` writes it");
    }
  }

  private static boolean isCanonical(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return bytes.length == BYTES && Base64.getEncoder().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @Override
  public String toString() {
    return base64;
  }
}
