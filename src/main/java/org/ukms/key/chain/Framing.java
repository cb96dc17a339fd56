package org.ukms.key.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How fields of any length are put one after the other, so that no two lists of fields give the
 * same bytes: each as its length, 4 bytes big endian, and its bytes.
 */
public final class Framing {

  private Framing() {}

  /** The fields, framed. The array has no slack, so that a caller can overwrite all of it. */
  public static byte[] framed(byte[]... fields) {
    int length = 0;
    for (byte[] field : fields) {
      length += Integer.BYTES + field.length;
    }
    ByteBuffer framed = ByteBuffer.allocate(length);
    for (byte[] field : fields) {
      framed.putInt(field.length).put(field);
    }
    return framed.array();
  }

  /** A text as its UTF-8. */
  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A number, such as an epoch: 8 bytes big endian, without a length. */
  public static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
