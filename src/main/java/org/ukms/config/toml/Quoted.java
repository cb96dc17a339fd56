package org.ukms.config.toml;

import java.util.regex.Pattern;

/** Text of a file made fit for one line of a log (CFG-4). */
public final class Quoted {

  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]{1,80}(?:\\[[0-9]+])?");
  private static final int LONGEST_VALUE = 80;
  private static final int LONGEST_TEXT = 1000;

  private Quoted() {}

  /** A value in quotation marks, cut where it is long. */
  public static String value(String value) {
    String marked = value.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + cut(marked, LONGEST_VALUE) + '"';
  }

  /** A key as TOML writes it: bare where it can be; a table of an array with its number from 1. */
  public static String key(String key) {
    return BARE_KEY.matcher(key).matches() ? key : escaped(value(key));
  }

  /** The text with everything escaped that could end the line or turn its direction. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    cut(text, LONGEST_TEXT)
        .codePoints()
        .forEach(
            c -> {
              if (isVisible(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return out.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
