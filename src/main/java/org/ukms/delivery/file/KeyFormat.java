package org.ukms.delivery.file;

import java.util.HexFormat;
import org.ukms.key.Psk;

/** How a file holds a key. */
public enum KeyFormat {
  /** 44 ASCII characters of standard base64, no newline. */
  BASE64,
  /** 64 ASCII characters of 0-9 a-f, no newline. */
  HEX,
  /** 32 bytes. */
  RAW;

  /** The content of the file; secret, to be overwritten. */
  byte[] of(Psk psk) {
    return switch (this) {
      case BASE64 -> psk.exposeText(byte[]::clone);
      case HEX -> psk.material().expose(KeyFormat::hex);
      case RAW -> psk.material().expose(byte[]::clone);
    };
  }

  private static byte[] hex(byte[] key) {
    byte[] digits = new byte[2 * key.length];
    HexFormat hex = HexFormat.of();
    for (int i = 0; i < key.length; i++) {
      digits[2 * i] = (byte) hex.toHighHexDigit(key[i]);
      digits[2 * i + 1] = (byte) hex.toLowHexDigit(key[i]);
    }
    return digits;
  }
}
