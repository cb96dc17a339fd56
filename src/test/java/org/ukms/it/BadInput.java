package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request that is not as it should be.
 *
 * @param batch what it is about
 * @param bytes all of it, a character per byte, as it goes over the network
 * @param harmless whether it may be answered as if nothing were wrong
 */
record BadInput(String batch, String bytes, boolean harmless) {

  /** What a text becomes as UTF-8, a character per byte. */
  static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  byte[] toSend() {
    return bytes.getBytes(ISO_8859_1);
  }

  /** Its beginning, fit for a message. */
  @Override
  public String toString() {
    String start = bytes.substring(0, Math.min(300, bytes.length()));
    return batch + " (" + bytes.length() + " bytes): " + start.replaceAll("[^\\x20-\\x7e]", "~");
  }
}
