package org.ukms.admission;

import java.security.cert.X509Certificate;
import java.util.List;

/** Who calls, as the container knows it. */
public interface Caller {

  /** Whether over TLS. */
  boolean secure();

  /** Whether from a loopback address. */
  boolean local();

  /** Where the call came in. */
  int port();

  /**
   * The certificate that was accepted at the handshake and those that came with it; empty if there
   * was none.
   */
  List<X509Certificate> chain();
}
