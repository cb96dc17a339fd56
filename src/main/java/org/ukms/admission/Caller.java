package org.ukms.admission;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who calls, as the container knows it.
 *
 * @param secure whether over TLS
 * @param local whether from a loopback address
 * @param port where the call came in
 * @param chain the certificate that was accepted at the handshake and those that came with it;
 *     empty if there was none
 */
public record Caller(boolean secure, boolean local, int port, List<X509Certificate> chain) {

  /** As it was. */
  public Caller {
    chain = List.copyOf(chain);
  }
}
