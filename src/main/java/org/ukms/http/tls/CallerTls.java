package org.ukms.http.tls;

import java.util.Optional;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.TlsEvents;
import org.ukms.tls.Trust;

/**
 * How the connections of a caller are protected (H-6).
 *
 * @param own what we show to whoever asks for a certificate
 * @param trust judges the certificates of servers
 * @param hosts whether they have to name the host
 * @param serverName the name of the host where it is not the one of the URL
 * @param events where certificates are told that name another host
 */
public record CallerTls(
    Optional<OwnCertificate> own,
    Trust trust,
    boolean hosts,
    Optional<String> serverName,
    TlsEvents events) {

  /** To servers whose certificates name their host, or this name instead. */
  public static CallerTls toHosts(
      Optional<OwnCertificate> own, Trust trust, Optional<String> serverName, TlsEvents events) {
    return new CallerTls(own, trust, true, serverName, events);
  }

  /** To servers that a check looks at with each call, wherever they are. */
  public static CallerTls toPeers(OwnCertificate own, Trust trust, TlsEvents events) {
    return new CallerTls(Optional.of(own), trust, false, Optional.empty(), events);
  }
}
