package org.ukms.tls.chain;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificates that we trust without asking further (RFC 5280, clause 6). */
public final class Anchors {

  /** How the JDK is asked about a chain. */
  @FunctionalInterface
  public interface Question {

    /** Asks it. */
    void ask(X509ExtendedTrustManager jdk) throws CertificateException;
  }

  /** For which part of a connection a certificate is meant. */
  public enum Role {
    /** The one that calls. */
    CLIENT,
    /** The one that is called. */
    SERVER
  }

  private record Known(X509Certificate certificate, Role role) {}

  private static final int MOST_KNOWN = 256;

  private final String name;
  private final X509ExtendedTrustManager jdk;
  private final Set<X509Certificate> certificates;

  /** Whom we have found right, and until when that holds. */
  private final Map<Known, Instant> accepted = new ConcurrentHashMap<>();

  private Anchors(String name, Optional<KeyStore> store) {
    this.name = name;
    this.jdk = manager(store);
    this.certificates = Set.copyOf(List.of(jdk.getAcceptedIssuers()));
  }

  /** These certificates, which the operator calls by this name. */
  public static Anchors of(String name, Collection<X509Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (X509Certificate certificate : Set.copyOf(certificates)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      return new Anchors(name, Optional.of(store));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has PKCS12", e);
    }
  }

  /** Those that the JVM was installed with. */
  public static Anchors ofTheJvm() {
    return new Anchors("the JVM's authorities", Optional.empty());
  }

  private static X509ExtendedTrustManager manager(Optional<KeyStore> store) {
    try {
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store.orElse(null));
      for (TrustManager each : factory.getTrustManagers()) {
        if (each instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("every Java has a trust manager for PKIX");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PKIX", e);
    }
  }

  /** All of them. */
  public List<X509Certificate> certificates() {
    return List.copyOf(certificates);
  }

  /**
   * Judges a chain without a connection.
   *
   * @throws RefusedCertificateException if it does not lead to one of these
   */
  public void check(List<X509Certificate> chain, Role role, Instant now)
      throws RefusedCertificateException {
    Known leaf = new Known(chain.get(0), role);
    Instant until = accepted.getOrDefault(leaf, Instant.MIN);
    if (now.isBefore(until)) {
      return;
    }
    X509Certificate[] array = chain.toArray(X509Certificate[]::new);
    check(
        chain,
        now,
        manager -> {
          if (role == Role.CLIENT) {
            manager.checkClientTrusted(array, "UNKNOWN");
          } else {
            manager.checkServerTrusted(array, "UNKNOWN");
          }
        });
    if (accepted.size() >= MOST_KNOWN) {
      accepted.clear();
    }
    accepted.put(leaf, now.plusSeconds(60));
  }

  /**
   * Judges a chain by asking the JDK, which is told of the connection.
   *
   * @throws RefusedCertificateException if it does not lead to one of these
   */
  public void check(List<X509Certificate> chain, Instant now, Question question)
      throws RefusedCertificateException {
    try {
      question.ask(jdk);
    } catch (CertificateException refusal) {
      throw new RefusedCertificateException(reason(chain, now, refusal), refusal);
    }
    checkAnchor(chain, now);
  }

  /** The JDK asks no anchor for its dates. */
  private void checkAnchor(List<X509Certificate> chain, Instant now)
      throws RefusedCertificateException {
    List<X509Certificate> found = anchorsOf(chain);
    if (!found.isEmpty()
        && found.stream().allMatch(anchor -> Words.outdated(anchor, now).isPresent())) {
      X509Certificate anchor = found.get(0);
      throw new RefusedCertificateException(
          "is issued by "
              + Words.subject(anchor)
              + " of "
              + name
              + ", which "
              + Words.outdated(anchor, now).orElse(""),
          null);
    }
  }

  /** Those at which the chain arrives first; several where one was renewed. */
  private List<X509Certificate> anchorsOf(List<X509Certificate> chain) {
    for (X509Certificate each : chain) {
      if (certificates.contains(each)) {
        return List.of(each);
      }
      List<X509Certificate> issuers =
          certificates.stream().filter(anchor -> hasIssued(anchor, each)).toList();
      if (!issuers.isEmpty()) {
        return issuers;
      }
    }
    return List.of();
  }

  private static boolean hasIssued(X509Certificate anchor, X509Certificate certificate) {
    if (!anchor.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(anchor.getPublicKey());
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  private String reason(List<X509Certificate> chain, Instant now, CertificateException refusal) {
    for (X509Certificate above : chain.subList(1, chain.size())) {
      Optional<String> outdated = Words.outdated(above, now);
      if (outdated.isPresent()) {
        return "is issued through " + Words.subject(above) + ", which " + outdated.get();
      }
    }
    String text = Words.plain(String.valueOf(refusal.getMessage()));
    return text.startsWith("PKIX path building failed") || anchorsOf(chain).isEmpty()
        ? "is issued by none of " + name + " (" + Words.issuer(chain.get(0)) + ")"
        : "is refused (" + text + ")";
  }
}
