package org.ukms.exchange;

import java.util.Locale;

/** What one node asks of another in the classic exchange. */
public enum Verb {
  /** First contact, or a node that lost its keys: a key ID, and ask me for one of mine at once. */
  NEW,
  /** Every later rotation: a key ID. */
  ROTATE;

  /** The last segment of the path. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}
