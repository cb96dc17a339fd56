package org.ukms.tls.chain;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names in certificates that come again and again. For all threads. */
public final class KnownNames {

  private static final int MOST = 256;

  private final Map<X509Certificate, List<Naming>> known = new ConcurrentHashMap<>();

  /** As {@link Naming#allOf}; to read them takes longer than to make a key. */
  public List<Naming> of(X509Certificate certificate) {
    List<Naming> names = known.get(certificate);
    if (names != null) {
      return names;
    }
    List<Naming> read = Naming.allOf(certificate);
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(certificate, read);
    return read;
  }
}
