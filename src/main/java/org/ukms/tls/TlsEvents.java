package org.ukms.tls;

/**
 * Hears what happens to certificates (TLS-7). Each returns soon and throws nothing: it is called in
 * the middle of handshakes.
 */
public interface TlsEvents {

  /**
   * The certificate of another party was refused.
   *
   * @param subject whom it is issued to, fit for a log
   * @param reason in words that go on after "its certificate", fit for a log
   */
  void refused(String subject, String reason);

  /** Changed files are in use from now on. */
  void renewed(String what);

  /** Changed files cannot be used; what they held before stays in use. */
  void kept(String what, String problem);
}
