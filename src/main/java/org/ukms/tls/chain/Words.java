package org.ukms.tls.chain;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** What is told of a certificate, fit for a log: somebody else has written it (TLS-7). */
public final class Words {

  private static final int LONGEST = 120;

  private Words() {}

  /** Whom it is issued to. */
  public static String subject(X509Certificate certificate) {
    return plain(certificate.getSubjectX500Principal().getName());
  }

  /** Who says to have issued it. */
  public static String issuer(X509Certificate certificate) {
    return plain(certificate.getIssuerX500Principal().getName());
  }

  /** Why it does not hold now, in words that go on after its name. */
  public static Optional<String> outdated(X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isAfter(until)) {
      return Optional.of("expired on " + until);
    }
    return now.isBefore(from) ? Optional.of("is not valid before " + from) : Optional.empty();
  }

  /** A text of ASCII and bounded length. */
  public static String plain(String text) {
    String ascii = text.replaceAll("[^ -~]", "?");
    return ascii.length() > LONGEST ? ascii.substring(0, LONGEST) + "..." : ascii;
  }
}
