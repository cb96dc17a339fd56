package org.ukms.http.tls;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.ukms.tls.chain.RefusedCertificateException;
import org.ukms.tls.chain.Words;

/** What went wrong with TLS, in words (H-6). */
public final class TlsFault {

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]{1,40})");

  /** Alerts that another party ends a connection with because of our certificate. */
  private static final Set<String> OF_OUR_CERTIFICATE =
      Set.of(
          "no_certificate",
          "bad_certificate",
          "unsupported_certificate",
          "certificate_revoked",
          "certificate_expired",
          "certificate_unknown",
          "unknown_ca",
          "access_denied",
          "certificate_required");

  private TlsFault() {}

  /**
   * Whether the other side has refused us by our certificate. With TLS 1.3 it does so when we have
   * the connection already and may have sent a request, which it never reads (RFC 8446, clause
   * 4.4.2).
   */
  public static boolean refusesUs(Throwable failure) {
    return failure instanceof SSLException
        && alert(failure).filter(OF_OUR_CERTIFICATE::contains).isPresent();
  }

  /**
   * Why there is no TLS; nothing if the failure is none of it.
   *
   * @param certificate whether we have one to show
   */
  public static Optional<String> reason(Throwable failure, boolean certificate) {
    if (failure instanceof SocketTimeoutException
        && !(failure instanceof ConnectTimeoutException)) {
      return Optional.of("TLS handshake not finished in time");
    }
    if (!(failure instanceof SSLException known)) {
      return Optional.empty();
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedCertificateException
          || cause instanceof SSLPeerUnverifiedException) {
        return Optional.of("its certificate " + cause.getMessage());
      }
    }
    Optional<String> alert = alert(failure);
    return Optional.of(
        alert.isPresent()
            ? "handshake refused by the other side: " + told(alert.get(), certificate)
            : local(known));
  }

  private static Optional<String> alert(Throwable failure) {
    Matcher found = ALERT.matcher(String.valueOf(failure.getMessage()));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static String told(String alert, boolean certificate) {
    if (OF_OUR_CERTIFICATE.contains(alert)) {
      return (certificate
              ? "it does not accept our certificate"
              : "it wants a certificate of ours, and none is configured")
          + " ("
          + alert
          + ")";
    }
    return switch (alert) {
      case "protocol_version" -> "it speaks neither TLS 1.2 nor 1.3 (" + alert + ")";
      case "handshake_failure", "insufficient_security" ->
          "no version, cipher or kind of key is common (" + alert + ")";
      default -> alert;
    };
  }

  private static String local(SSLException failure) {
    String message = Words.plain(String.valueOf(failure.getMessage()));
    if (message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
      return "no TLS on that port";
    }
    if (message.contains("protocol version")) {
      return "it speaks neither TLS 1.2 nor 1.3";
    }
    return failure instanceof SSLHandshakeException && message.equals("TLS handshake failed")
        ? "the other side ended the connection in the TLS handshake"
        : "TLS failed (" + message + ")";
  }
}
