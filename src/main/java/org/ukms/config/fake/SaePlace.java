package org.ukms.config.fake;

/** Where in a certificate an SAE ID may stand. */
public enum SaePlace {
  /** The common name of the subject. */
  CN,
  /** A subject alternative name that is a URI, {@code sae:ID}. */
  URI,
  /** A subject alternative name that is a DNS name. */
  DNS
}
