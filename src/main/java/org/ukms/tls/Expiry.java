package org.ukms.tls;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ukms.tls.chain.Words;

/** Tells which certificates have to be renewed (TLS-8). */
public final class Expiry {

  private static final Duration SOON = Duration.ofDays(30);

  private Expiry() {}

  /**
   * One line for each certificate that ends within 30 days or has ended.
   *
   * @param place where it stands, as the operator calls it
   */
  public static List<String> warnings(
      String place, List<X509Certificate> certificates, Instant now) {
    return certificates.stream()
        .filter(each -> each.getNotAfter().toInstant().isBefore(now.plus(SOON)))
        .map(each -> place + ": " + Words.subject(each) + " " + when(each, now))
        .toList();
  }

  private static String when(X509Certificate certificate, Instant now) {
    Instant until = certificate.getNotAfter().toInstant();
    if (until.isBefore(now)) {
      return "expired on " + until;
    }
    long days = Duration.between(now, until).toDays();
    return "expires on " + until + ", " + (days == 1 ? "in 1 day" : "in " + days + " days");
  }
}
