package org.ukms.key;

/**
 * The name of a key, by which both devices of a link know it (ETSI GS QKD 014, clause 6.3: a UUID;
 * the simulated device takes any text). It is no secret.
 *
 * @param value 1 to 128 characters, none of them a control character or half of a surrogate pair
 */
public record KeyId(String value) {

  /** The greatest length, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of the form; the message is fit for a log
   */
  public KeyId {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          value.length() + " characters, expected 1 to " + MAX_LENGTH);
    }
    if (value.codePoints().anyMatch(KeyId::unprintable)) {
      throw new IllegalArgumentException("a control character, expected printable ones");
    }
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** With the letters A to Z in lower case: as it is hashed, since devices differ in that. */
  public String lowerCase() {
    return value
        .chars()
        .map(c -> c >= 'A' && c <= 'Z' ? Character.toLowerCase(c) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
