package org.ukms.config.peer;

import java.util.regex.Pattern;

/** The name of a key file without its ending. */
final class Alias {

  static final String EXPECTED = "1 to 64 of A-Z a-z 0-9 . _ - with no dot at the start";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  private Alias() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not of the form; the message is fit for a log
   */
  static String parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a plain file name, expected " + EXPECTED);
    }
    return text;
  }
}
