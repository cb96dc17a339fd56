package org.ukms.etsi014.simulator.request;

/**
 * What may be asked for at once, as a Status tells it (clause 6.1).
 *
 * @param keySize the size of a key where none is asked for, in bits
 * @param minKeySize in bits
 * @param maxKeySize in bits
 * @param maxKeyPerRequest how many keys
 * @param maxSaeIdCount how many additional slaves, 0 for no multicast
 */
public record Limits(
    int keySize, int minKeySize, int maxKeySize, int maxKeyPerRequest, int maxSaeIdCount) {

  private static final int USUAL_BODY = 64 * 1024;

  /** A key ID with its name, its signs and much white space. */
  private static final int BYTES_PER_KEY_ID = 256;

  /** The length of the longest body that is worth reading, in bytes. */
  public int maxBody() {
    return Math.max(USUAL_BODY, BYTES_PER_KEY_ID * maxKeyPerRequest);
  }

  String sizes() {
    return minKeySize == maxKeySize ? "" + keySize : minKeySize + " to " + maxKeySize;
  }
}
