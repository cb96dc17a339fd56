package org.ukms.exchange.confirmed.checker.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which the platform computes faster than anything else of that strength. */
public final class Digest {

  private Digest() {}

  public static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As a short text. */
  public static String of(String text) {
    return new String(of(text.getBytes(UTF_8)), ISO_8859_1);
  }
}
