package org.ukms.key.chain;

import java.util.regex.Pattern;

/** What a delivery calls the key that is derived for it alone, the same at both ends. */
public final class Label {

  /** The form, in words. */
  public static final String EXPECTED = "1 to 32 of a-z 0-9 _ -";

  private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,32}");

  private Label() {}

  /** Whether it is of the form. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }
}
