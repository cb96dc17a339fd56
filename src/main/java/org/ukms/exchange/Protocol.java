package org.ukms.exchange;

/** Which exchange is spoken with a peer. */
public enum Protocol {
  /** The confirmed exchange where the peer speaks it, else the classic exchange. */
  AUTO,
  /** The confirmed exchange alone. */
  CONFIRMED,
  /** The classic exchange alone. */
  CLASSIC
}
