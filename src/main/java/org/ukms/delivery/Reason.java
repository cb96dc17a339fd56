package org.ukms.delivery;

import java.util.Locale;

/** Why another key goes out, in the words of Rosenpass. */
public enum Reason {
  /** The two ends have it. */
  EXCHANGED,
  /** It is random: no end knows it, and what uses it stops. */
  STALE;

  /** As consumers read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
