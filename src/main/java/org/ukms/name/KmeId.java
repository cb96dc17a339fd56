package org.ukms.name;

/**
 * The name of a key management entity (ETSI GS QKD 014, clause 3.1): a QKD device, and the uKMS
 * node beside it.
 *
 * @param value 1 to 64 unreserved characters of RFC 3986, not dots alone
 */
public record KmeId(String value) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of the form; the message is fit for a log
   */
  public KmeId {
    Identifiers.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
