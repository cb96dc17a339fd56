package org.ukms.exchange.confirmed.message;

import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;

/**
 * What messages are made of.
 *
 * @param suites what a chain is made of
 * @param names of nodes and of whoever they deliver to
 * @param keyIds names of keys
 * @param tokens sixteen bytes
 * @param hashes thirty-two bytes
 * @param numbers that make the others fewer
 */
public record AnyValues(
    Arbitrary<String> suites,
    Arbitrary<String> names,
    Arbitrary<KeyId> keyIds,
    Arbitrary<Token> tokens,
    Arbitrary<Hash> hashes,
    long numbers) {

  private static final int TOKEN = 16;
  private static final int HASH = 32;
  private static final int LONG_ENOUGH = 12;

  /** All that is valid, ends of ranges more often than chance. */
  public static AnyValues all() {
    return new AnyValues(
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(128),
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("._~-")
            .ofMinLength(1)
            .ofMaxLength(64)
            .filter(name -> name.chars().anyMatch(c -> c != '.')),
        Arbitraries.integers()
            .between(' ', 0x2FFFF)
            .filter(AnyValues::isPrintable)
            .list()
            .ofMinSize(1)
            .ofMaxSize(LONG_ENOUGH)
            .map(AnyValues::keyId),
        bytes(TOKEN).map(bytes -> new Token(base64(bytes))),
        bytes(HASH).map(bytes -> new Hash(base64(bytes))),
        Long.MAX_VALUE);
  }

  /** So few that two messages are often equal in some member, or one runs into the next. */
  static AnyValues few() {
    return new AnyValues(
        Arbitraries.of("s", "sa", "?"),
        Arbitraries.of("a", "aa", "sa"),
        Arbitraries.of("a", "A", "aa").map(KeyId::new),
        Arbitraries.of(0, 1).map(value -> new Token(base64(filled(TOKEN, value)))),
        Arbitraries.of(0, 1).map(value -> new Hash(base64(filled(HASH, value)))),
        2);
  }

  /** Whole numbers of a range. */
  Arbitrary<Long> numbers(long least, long greatest) {
    return Arbitraries.longs()
        .between(least, Math.min(greatest, Math.addExact(least, Math.min(numbers, greatest))));
  }

  private static Arbitrary<byte[]> bytes(int length) {
    return Arbitraries.bytes().array(byte[].class).ofSize(length);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static boolean isPrintable(int codePoint) {
    try {
      return !new KeyId(Character.toString(codePoint)).value().isEmpty();
    } catch (IllegalArgumentException unprintable) {
      return false;
    }
  }

  private static KeyId keyId(Iterable<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return new KeyId(text.toString());
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
