package org.ukms.name;

/**
 * The name of a secure application entity (ETSI GS QKD 014, clause 3.1): whoever a QKD device
 * delivers keys to.
 *
 * @param value 1 to 64 unreserved characters of RFC 3986, not dots alone
 */
public record SaeId(String value) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of the form; the message is fit for a log
   */
  public SaeId {
    Identifiers.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
