package org.ukms.rotation.confirmed;

/** Why a turn begins. */
public enum Why {
  /** A rotation is due. */
  DUE,
  /** The operator wants one. */
  ORDERED,
  /** The peer wants to be looked at. */
  LOOK
}
