package org.ukms.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.ukms.tls.file.Renewed;

/**
 * Shows our certificate, as client and as server; once its files have changed, the new one (TLS-3).
 * It is shown to whoever asks for one, also where they name other authorities: then they say so,
 * and an operator can read it.
 */
public final class OwnCertificate extends X509ExtendedKeyManager {

  private final Renewed<Identity> files;
  private final String place;

  /** The one that was shown last, and the one before: a handshake asks for its parts in turn. */
  private Shown latest;

  private Shown before;
  private int number;

  private record Shown(String alias, Identity identity) {}

  private OwnCertificate(Renewed<Identity> files, String place) {
    this.files = files;
    this.place = place;
    this.latest = new Shown("own-0", files.get());
    this.before = latest;
  }

  /**
   * The certificate of these files.
   *
   * @param place how the operator calls it, such as the table it is configured in
   * @param clock the time of day
   * @throws IOException if the files cannot be used
   */
  public static OwnCertificate of(
      String place, IdentityFiles files, InstantSource clock, TlsEvents events) throws IOException {
    List<Path> paths = Identity.paths(files);
    String named = place + " " + paths.get(0).getFileName();
    return new OwnCertificate(
        new Renewed<>(paths, () -> Identity.read(files), clock, events.of(named)), named);
  }

  /** What is shown now. */
  public Identity current() {
    return files.get();
  }

  /** How the operator calls it. */
  public String place() {
    return place;
  }

  private synchronized String show(List<String> keyTypes) {
    Identity identity = files.get();
    if (identity != latest.identity()) {
      before = latest;
      latest = new Shown("own-" + ++number, identity);
    }
    return keyTypes.contains(identity.key().getAlgorithm()) ? latest.alias() : null;
  }

  private synchronized Optional<Identity> shown(String alias) {
    if (latest.alias().equals(alias)) {
      return Optional.of(latest.identity());
    }
    return before.alias().equals(alias) ? Optional.of(before.identity()) : Optional.empty();
  }

  @Override
  public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
    return show(Arrays.asList(keyTypes));
  }

  @Override
  public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
    return show(List.of(keyType));
  }

  @Override
  public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
    return show(Arrays.asList(keyTypes));
  }

  @Override
  public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
    return show(List.of(keyType));
  }

  @Override
  public String[] getClientAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  @Override
  public String[] getServerAliases(String keyType, Principal[] issuers) {
    return aliases(keyType);
  }

  private String[] aliases(String keyType) {
    String alias = show(List.of(keyType));
    return alias == null ? null : new String[] {alias};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return shown(alias)
        .map(identity -> identity.chain().toArray(X509Certificate[]::new))
        .orElse(null);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return shown(alias).map(Identity::key).orElse(null);
  }
}
