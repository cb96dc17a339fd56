package org.ukms.key;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/** 32 secret bytes, kept until they are closed (K-1 to K-4). Safe for use by several threads. */
public final class KeyMaterial implements AutoCloseable {

  /** The length of every key, in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;
  private boolean closed;

  private KeyMaterial(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes over what the array holds, and overwrites the array.
   *
   * @throws IllegalArgumentException if these are not 32 bytes; the array is overwritten all the
   *     same
   */
  public static KeyMaterial taken(byte[] source) {
    byte[] own = source.clone();
    Arrays.fill(source, (byte) 0);
    if (own.length != BYTES) {
      Arrays.fill(own, (byte) 0);
      throw new IllegalArgumentException(own.length + " bytes, expected " + BYTES);
    }
    return new KeyMaterial(own);
  }

  /**
   * Lends a copy of the bytes, which is overwritten when the function returns.
   *
   * @throws IllegalStateException if this was closed
   */
  public synchronized <T> T expose(Function<byte[], T> use) {
    if (closed) {
      throw new IllegalStateException("this key was closed");
    }
    byte[] copy = bytes.clone();
    try {
      return use.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  /** Overwrites the bytes; closing again does nothing. */
  @Override
  public synchronized void close() {
    Arrays.fill(bytes, (byte) 0);
    closed = true;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof KeyMaterial that)) {
      return false;
    }
    // Copied first, since holding both locks at once could meet another thread that holds them in
    // turn.
    byte[] theirs = that.expose(byte[]::clone);
    try {
      return expose(ours -> MessageDigest.isEqual(ours, theirs));
    } finally {
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** The same for all, since a hash of the bytes would tell something of them. */
  @Override
  public int hashCode() {
    return BYTES;
  }

  @Override
  public String toString() {
    return "KeyMaterial[redacted]";
  }
}
