package org.ukms.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ukms.tls.chain.Anchors.Role;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Naming.Place;
import org.ukms.tls.chain.RefusedCertificateException;
import org.ukms.tls.chain.Words;

/** Judges whether a certificate proves to be a certain peer (TLS-6). */
public final class PeerCertificates {

  private static final int MOST_NAMES = 5;

  private final Trust trust;

  /** A judge; without pins of its own, it trusts what the file of authorities vouches for. */
  public PeerCertificates(Trust trust) {
    this.trust = trust;
  }

  /**
   * Why whoever calls us under this certificate is not the peer; nothing if it is.
   *
   * @param chain the certificate, then those that came with it
   * @param kmeId the KME ID of the peer
   * @param pins the public keys of the peer, if there are any
   * @return words that go on after "its certificate", fit for a log
   */
  public Optional<String> refusalOfClient(
      List<X509Certificate> chain, String kmeId, Set<Pin> pins) {
    return refusal(chain, Role.CLIENT, certificate -> checkIdentity(certificate, kmeId, pins));
  }

  /** Why nobody vouches for whoever calls us under this certificate, whomever it names. */
  public Optional<String> refusalOfClient(List<X509Certificate> chain) {
    return refusal(chain, Role.CLIENT, certificate -> {});
  }

  /** The same of a server that we call. */
  public Optional<String> refusalOfServer(
      List<X509Certificate> chain, String kmeId, Set<Pin> pins) {
    return refusal(chain, Role.SERVER, certificate -> checkIdentity(certificate, kmeId, pins));
  }

  /** What else a certificate has to be. */
  @FunctionalInterface
  private interface Identity {
    void check(X509Certificate certificate) throws RefusedCertificateException;
  }

  private Optional<String> refusal(List<X509Certificate> chain, Role role, Identity identity) {
    try {
      trust.check(chain, role);
      identity.check(chain.get(0));
      return Optional.empty();
    } catch (RefusedCertificateException refusal) {
      return Optional.of(refusal.getMessage());
    }
  }

  private static void checkIdentity(X509Certificate certificate, String kmeId, Set<Pin> pins)
      throws RefusedCertificateException {
    if (pins.isEmpty()) {
      checkName(certificate, kmeId);
    } else {
      Trust.checkPin(certificate, pins);
    }
  }

  private static void checkName(X509Certificate certificate, String kmeId)
      throws RefusedCertificateException {
    if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      throw new RefusedCertificateException(
          "is issued by itself, so it wants a pin: " + Pin.of(certificate), null);
    }
    List<String> names = names(certificate);
    if (!names.contains(kmeId) && !names.contains("kme:" + kmeId)) {
      throw new RefusedCertificateException(
          "names "
              + (names.isEmpty() ? "nobody as subjectAltName" : told(names))
              + ", expected "
              + kmeId,
          null);
    }
  }

  /** A URI has a colon, a DNS name has none, so that one list serves for both. */
  private static List<String> names(X509Certificate certificate)
      throws RefusedCertificateException {
    try {
      return Naming.ofAlternatives(certificate).stream()
          .filter(name -> name.place() == Place.URI || !name.text().contains(":"))
          .map(Naming::text)
          .toList();
    } catch (CertificateParsingException e) {
      throw new RefusedCertificateException("names its subject in a way that nobody can read", e);
    }
  }

  private static String told(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return Words.plain(some) + (names.size() > MOST_NAMES ? " and others" : "");
  }
}
