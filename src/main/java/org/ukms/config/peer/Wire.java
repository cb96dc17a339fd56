package org.ukms.config.peer;

import java.net.URI;

/**
 * Over what peers may be spoken to (CFG-12).
 *
 * @param tls whether we have a certificate
 * @param mayBePlain whether plain HTTP beyond this host was allowed
 */
public record Wire(boolean tls, boolean mayBePlain) {

  /**
   * Looks at the URL of a peer.
   *
   * @throws IllegalArgumentException if it may not be used; the message is fit for a log
   */
  void check(URI url) {
    if (url.getScheme().equals("https")) {
      if (!tls) {
        throw new IllegalArgumentException(
            "https:// without a table [tls], expected the certificates there");
      }
    } else if (!mayBePlain && !HttpUrl.isLoopback(url)) {
      throw new IllegalArgumentException(
          "plain HTTP beyond this host, expected https:// (or allow_insecure_peers = true)");
    }
  }
}
