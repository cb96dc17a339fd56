package org.ukms.name;

import java.util.regex.Pattern;

/** The form that all identifiers share (N-2). */
final class Identifiers {

  private static final Pattern FORM = Pattern.compile("(?!\\.+$)[A-Za-z0-9._~-]{1,64}");

  private Identifiers() {}

  static void check(String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "not an identifier, expected 1 to 64 of A-Z a-z 0-9 - . _ ~ and not dots alone");
    }
  }
}
