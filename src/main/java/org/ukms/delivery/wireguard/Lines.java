package org.ukms.delivery.wireguard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/** What stands behind a name in lines of {@code name TAB value}, without a String of it. */
final class Lines {

  private final byte[] all;
  private final int from;
  private final int to;

  private Lines(byte[] all, int from, int to) {
    this.all = all;
    this.from = from;
    this.to = to;
  }

  /** The value behind a name, if there is such a line. */
  static Optional<Lines> of(byte[] lines, String name) {
    byte[] start = (name + "\t").getBytes(US_ASCII);
    int line = 0;
    while (line < lines.length) {
      int end = line;
      while (end < lines.length && lines[end] != '\n') {
        end++;
      }
      int value = line + start.length;
      if (value <= end && Arrays.equals(lines, line, value, start, 0, start.length)) {
        return Optional.of(new Lines(lines, value, end));
      }
      line = end + 1;
    }
    return Optional.empty();
  }

  /** Whether a value stands anywhere in there. */
  static boolean quote(byte[] lines, byte[] value) {
    for (int from = 0; from + value.length <= lines.length; from++) {
      if (Arrays.equals(lines, from, from + value.length, value, 0, value.length)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is this; takes the same time wherever it differs. */
  boolean is(byte[] value) {
    byte[] found = Arrays.copyOfRange(all, from, to);
    try {
      return MessageDigest.isEqual(found, value);
    } finally {
      Arrays.fill(found, (byte) 0);
    }
  }
}
