package org.ukms.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Words;

/** The names in a certificate that somebody else has made. */
public final class CertificateFuzz {

  private static final int LONGEST = 123;

  private CertificateFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) throws CertificateException {
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(input));
    } catch (CertificateException refused) {
      // Before any code of ours sees it.
      return;
    }
    List<Naming> names = Naming.allOf(certificate);
    if (names.stream().anyMatch(name -> name.text() == null)) {
      throw new AssertionError("a name that is none");
    }
    try {
      var unused = Naming.ofAlternatives(certificate);
    } catch (CertificateParsingException documented) {
      check("unreadable");
    }
    check(Words.subject(certificate));
    check(Words.issuer(certificate));
  }

  private static void check(String words) {
    if (words.length() > LONGEST || words.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new AssertionError("unfit for a log: " + words);
    }
  }
}
