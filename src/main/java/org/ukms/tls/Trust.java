package org.ukms.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.ukms.tls.chain.Anchors;
import org.ukms.tls.chain.Anchors.Role;
import org.ukms.tls.chain.RefusedCertificateException;
import org.ukms.tls.chain.Words;
import org.ukms.tls.file.PemFile;
import org.ukms.tls.file.Renewed;

/**
 * Judges the certificates of others in a handshake, by whom they are issued and by their public
 * keys (TLS-4, TLS-5). Once the file of authorities has changed, by the new one.
 */
public final class Trust extends X509ExtendedTrustManager {

  private final Optional<Supplier<Anchors>> anchors;
  private final Set<Pin> pins;
  private final InstantSource clock;
  private final TlsEvents events;

  private Trust(
      Optional<Supplier<Anchors>> anchors, Set<Pin> pins, InstantSource clock, TlsEvents events) {
    this.anchors = anchors;
    this.pins = Set.copyOf(pins);
    this.clock = clock;
    this.events = events;
  }

  /**
   * Trusts what is issued by the certificates of this file, where there is one; without it the
   * public keys alone decide, and where there are none either, the authorities of the JVM.
   *
   * @param pins the public keys, one of which it has to be; none if any will do
   * @param clock the time of day
   * @throws IOException if the file cannot be used
   */
  public static Trust of(
      Optional<Path> caFile, Set<Pin> pins, InstantSource clock, TlsEvents events)
      throws IOException {
    return new Trust(anchors(caFile, pins, clock, events), pins, clock, events);
  }

  /** The same, of these public keys alone if there are any. */
  public Trust pinned(Set<Pin> keys) {
    return new Trust(anchors, keys, clock, events);
  }

  private static Optional<Supplier<Anchors>> anchors(
      Optional<Path> caFile, Set<Pin> pins, InstantSource clock, TlsEvents events)
      throws IOException {
    if (caFile.isEmpty() && !pins.isEmpty()) {
      return Optional.empty();
    }
    if (caFile.isEmpty()) {
      Anchors ofTheJvm = Anchors.ofTheJvm();
      return Optional.of(() -> ofTheJvm);
    }
    String named = "ca_file " + caFile.get().getFileName();
    Renewed<Anchors> files =
        new Renewed<>(
            List.of(caFile.get()),
            () -> Anchors.of("ca_file", PemFile.certificates(caFile.get())),
            clock,
            events.of(named));
    return Optional.of(files::get);
  }

  /** The authorities; none where public keys alone decide. */
  public List<X509Certificate> authorities() {
    return anchors.map(known -> known.get().certificates()).orElse(List.of());
  }

  /**
   * Judges a certificate outside of a handshake.
   *
   * @param chain the certificate, then those that came with it
   * @throws RefusedCertificateException if it is not trusted; this is not told to the events
   */
  void check(List<X509Certificate> chain, Role role) throws RefusedCertificateException {
    Instant now = clock.instant();
    checkDates(chain, now);
    if (anchors.isPresent()) {
      anchors.get().get().check(chain, role, now);
    }
    checkPin(chain.get(0), pins);
  }

  private void judge(X509Certificate[] sent, Anchors.Question question)
      throws RefusedCertificateException {
    List<X509Certificate> chain = List.of(sent);
    Instant now = clock.instant();
    try {
      checkDates(chain, now);
      if (anchors.isPresent()) {
        anchors.get().get().check(chain, now, question);
      }
      checkPin(chain.get(0), pins);
    } catch (RefusedCertificateException refusal) {
      events.refused(
          chain.isEmpty() ? "nobody" : Words.subject(chain.get(0)), refusal.getMessage());
      throw refusal;
    }
  }

  private static void checkDates(List<X509Certificate> chain, Instant now)
      throws RefusedCertificateException {
    if (chain.isEmpty()) {
      throw new RefusedCertificateException("is missing", null);
    }
    Optional<String> outdated = Words.outdated(chain.get(0), now);
    if (outdated.isPresent()) {
      throw new RefusedCertificateException(outdated.get(), null);
    }
  }

  static void checkPin(X509Certificate certificate, Set<Pin> pins)
      throws RefusedCertificateException {
    if (!pins.isEmpty() && !pins.contains(Pin.of(certificate))) {
      throw new RefusedCertificateException(
          "has the public key "
              + Pin.of(certificate)
              + ", which is "
              + (pins.size() == 1 ? "not the pin" : "none of the " + pins.size() + " pins"),
          null);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkClientTrusted(chain, authType, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkServerTrusted(chain, authType, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkClientTrusted(chain, authType, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkServerTrusted(chain, authType, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkClientTrusted(chain, authType));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws RefusedCertificateException {
    judge(chain, jdk -> jdk.checkServerTrusted(chain, authType));
  }

  /** Told to a client that is asked for a certificate, so that it can choose among its own. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities().toArray(X509Certificate[]::new);
  }
}
