package org.ukms.tls.chain;

import java.security.cert.CertificateException;

/** A certificate of another party that is not good enough. */
public final class RefusedCertificateException extends CertificateException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param reason in words that go on after "its certificate", fit for a log
   */
  public RefusedCertificateException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
