package org.ukms.config.toml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Nearest {

  private Nearest() {}

  /**
   * The nearest of the known words, capitals aside, if no more than two letters or a third of it
   * are wrong.
   */
  static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= limit(candidate))
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
  }

  private static int limit(String candidate) {
    return Math.max(2, candidate.length() / 3);
  }

  /** The least number of letters to insert, drop or replace. */
  private static int distance(String word, String candidate) {
    if (Math.abs(word.length() - candidate.length()) > limit(candidate)) {
      return Integer.MAX_VALUE;
    }
    String from = word.toLowerCase(Locale.ROOT);
    String to = candidate.toLowerCase(Locale.ROOT);
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[to.length()];
  }
}
