package org.ukms.admission;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Tells whether a certificate is a peer's. */
@FunctionalInterface
public interface PeerRule {

  /**
   * Why it is not; fit for a log.
   *
   * @param chain the certificate and those that came with it, at least one
   */
  Optional<String> refusal(List<X509Certificate> chain);
}
