package org.ukms.peer;

/** What a peer says of the exchange that it speaks. */
public enum Probe {
  /** The confirmed exchange. */
  CONFIRMED,
  /** Nothing but the classic one. */
  CLASSIC
}
