package org.ukms.etsi014.simulator.strict;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Keys with their IDs, in one array, so that they are made at once and leave few copies. */
final class Keys {

  private static final int ID_BYTES = 16;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final UUID[] ids;
  private final int[] offsets;
  private final int[] lengths;
  private final byte[] bytes;

  private Keys(int number, int bytes) {
    this.ids = new UUID[number];
    this.offsets = new int[number];
    this.lengths = new int[number];
    this.bytes = new byte[bytes];
  }

  /** Fresh ones, the source of randomness asked once. */
  static Keys random(RandomGenerator secrets, int number, int bytesPerKey) {
    int each = ID_BYTES + bytesPerKey;
    Keys keys = new Keys(number, number * each);
    secrets.nextBytes(keys.bytes);
    for (int i = 0; i < number; i++) {
      int at = i * each;
      keys.ids[i] = version4(keys.number(at), keys.number(at + Long.BYTES));
      keys.offsets[i] = at + ID_BYTES;
      keys.lengths[i] = bytesPerKey;
    }
    return keys;
  }

  private static UUID version4(long high, long low) {
    return new UUID((high & ~0xf000L) | VERSION_4, (low & ~0xc000_0000_0000_0000L) | VARIANT);
  }

  private long number(int at) {
    long number = 0;
    for (int i = at; i < at + Long.BYTES; i++) {
      number = number << Byte.SIZE | Byte.toUnsignedLong(bytes[i]);
    }
    return number;
  }

  /** Copies of those that wait. */
  static Keys copied(List<Kept> kept) {
    Keys keys = new Keys(kept.size(), kept.stream().mapToInt(Kept::length).sum());
    int at = 0;
    for (int i = 0; i < kept.size(); i++) {
      Kept key = kept.get(i);
      keys.ids[i] = key.id();
      keys.offsets[i] = at;
      keys.lengths[i] = key.length();
      key.copyTo(keys.bytes, at);
      at += key.length();
    }
    return keys;
  }

  int count() {
    return ids.length;
  }

  UUID id(int index) {
    return ids[index];
  }

  /** All of them, lent. */
  byte[] bytes() {
    return bytes;
  }

  int offset(int index) {
    return offsets[index];
  }

  int length(int index) {
    return lengths[index];
  }

  /** Takes a byte from the last one. */
  void shortenLast() {
    int last = count() - 1;
    lengths[last]--;
    bytes[offsets[last] + lengths[last]] = 0;
  }

  /** Makes another key of the last one. */
  void changeLast() {
    int last = count() - 1;
    for (int i = offsets[last]; i < offsets[last] + lengths[last]; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  /** Overwrites one. */
  void wipe(int index) {
    Arrays.fill(bytes, offsets[index], offsets[index] + lengths[index], (byte) 0);
  }

  /** Overwrites them all. */
  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }
}
