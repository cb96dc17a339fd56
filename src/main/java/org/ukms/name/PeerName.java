package org.ukms.name;

/**
 * The name of another node: its KME ID, under which it calls us and stands in {@code [peers]}.
 *
 * @param value 1 to 64 unreserved characters of RFC 3986, not dots alone
 */
public record PeerName(String value) {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if the value is not of the form; the message is fit for a log
   */
  public PeerName {
    Identifiers.check(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
