package org.ukms.admission;

/** What is served. */
public enum Area {
  PEERS,
  KEYS,
  ADMINISTRATION
}
