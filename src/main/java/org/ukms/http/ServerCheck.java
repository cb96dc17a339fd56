package org.ukms.http;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Judges a server by its certificate, right before a request is sent to it (H-7). */
@FunctionalInterface
public interface ServerCheck {

  /**
   * Why nothing is sent to it; nothing if it is whom we mean.
   *
   * @param chain its certificate, then those that came with it
   * @return words that go on after "its certificate", fit for a log
   */
  Optional<String> refusal(List<X509Certificate> chain);
}
