package org.ukms.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A public key by its SHA-256, in the form {@code sha256//BASE64} that curl takes, too (TLS-2).
 *
 * @param text that form
 */
public record Pin(String text) {

  private static final String PREFIX = "sha256//";

  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9+/]{43}=");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not of the form; the message is fit for a log
   */
  public Pin {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a pin, expected sha256// and 44 characters of base64: the SHA-256 of a public key");
    }
  }

  /** The pin of the public key in this certificate: of its SubjectPublicKeyInfo in DER. */
  public static Pin of(X509Certificate certificate) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(certificate.getPublicKey().getEncoded());
      return new Pin(PREFIX + Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
