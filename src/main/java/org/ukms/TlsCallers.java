package org.ukms;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.tls.KmeConfig;
import org.ukms.config.tls.TlsConfig;
import org.ukms.http.HttpCaller;
import org.ukms.http.tls.CallerTls;
import org.ukms.name.PeerName;
import org.ukms.tls.Expiry;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.OwnCertificate;
import org.ukms.tls.PeerCertificates;
import org.ukms.tls.Pin;
import org.ukms.tls.Trust;

/** What calls the QKD devices and the peers of a node, over TLS where their URLs say so. */
final class TlsCallers implements AutoCloseable {

  private final Duration connect;
  private final ScheduledExecutorService deadlines;
  private final TlsNotes notes;
  private final InstantSource clock;

  private final Map<IdentityFiles, OwnCertificate> identities = new LinkedHashMap<>();
  private final Map<Path, Trust> authorities = new LinkedHashMap<>();
  private final Map<Settings, HttpCaller> bySettings = new HashMap<>();
  private final Map<URI, HttpCaller> devices = new HashMap<>();
  private final Map<PeerName, HttpCaller> peers = new HashMap<>();
  private final List<HttpCaller> open = new ArrayList<>();

  private volatile Optional<ScheduledFuture<?>> daily = Optional.empty();

  /** What devices have in common that share connections. */
  private record Settings(
      Optional<IdentityFiles> identity,
      Optional<Path> caFile,
      Set<Pin> pins,
      Optional<String> serverName) {}

  private TlsCallers(
      Duration connect, ScheduledExecutorService deadlines, InstantSource clock, TlsNotes notes) {
    this.connect = connect;
    this.deadlines = deadlines;
    this.clock = clock;
    this.notes = notes;
  }

  /**
   * Those of a configuration.
   *
   * @param deadlines runs what ends overdue calls; not closed with them
   * @param clock the time of day, by which files are looked at and certificates end
   * @param notes hears of certificates
   * @throws IOException if a certificate or a key cannot be used; the message says why
   */
  static TlsCallers of(
      UkmsConfig config, ScheduledExecutorService deadlines, InstantSource clock, TlsNotes notes)
      throws IOException {
    TlsCallers made = new TlsCallers(config.timeouts().connect(), deadlines, clock, notes);
    try {
      made.add(config);
      return made;
    } catch (IOException | RuntimeException failure) {
      made.close();
      throw failure;
    }
  }

  private void add(UkmsConfig config) throws IOException {
    HttpCaller plain = opened(new HttpCaller(connect, deadlines));
    // At first, so that what is shared is told under its name.
    if (config.tls().isPresent()) {
      addPeers(config, config.tls().get());
    }
    config.peers().forEach(peer -> peers.putIfAbsent(peer.name(), plain));
    for (KmeConfig kme : config.kmes().values()) {
      devices.put(kme.url(), isSecure(kme.url()) ? device(kme) : plain);
    }
  }

  private void addPeers(UkmsConfig config, TlsConfig tls) throws IOException {
    OwnCertificate own = identity("tls", tls.identity());
    Trust trust = authority(tls.caFile());
    PeerCertificates judge = new PeerCertificates(trust);
    HttpCaller all =
        opened(new HttpCaller(connect, deadlines, CallerTls.toPeers(own, trust, notes)));
    for (PeerConfig peer : config.peers()) {
      if (isSecure(peer.ukmsUrl())) {
        peers.put(peer.name(), all.checking(chain -> refusal(judge, peer, chain)));
      }
    }
  }

  private Optional<String> refusal(
      PeerCertificates judge, PeerConfig peer, List<X509Certificate> chain) {
    Optional<String> refusal = judge.refusalOfServer(chain, peer.name().value(), peer.pins());
    refusal.ifPresent(reason -> notes.refused(peer.name(), chain.get(0), reason));
    return refusal;
  }

  private HttpCaller device(KmeConfig kme) throws IOException {
    Settings settings = new Settings(kme.identity(), kme.caFile(), kme.pins(), kme.serverName());
    HttpCaller known = bySettings.get(settings);
    if (known != null) {
      return known;
    }
    Optional<OwnCertificate> own = Optional.empty();
    if (kme.identity().isPresent()) {
      own = Optional.of(identity("kmes.\"" + kme.url() + "\"", kme.identity().get()));
    }
    Trust trust =
        kme.caFile().isPresent()
            ? authority(kme.caFile().get()).pinned(kme.pins())
            : Trust.of(Optional.empty(), kme.pins(), clock, notes);
    CallerTls tls = CallerTls.toHosts(own, trust, kme.serverName(), notes);
    HttpCaller made = opened(new HttpCaller(connect, deadlines, tls));
    bySettings.put(settings, made);
    return made;
  }

  private OwnCertificate identity(String table, IdentityFiles files) throws IOException {
    OwnCertificate known = identities.get(files);
    if (known == null) {
      String key = files instanceof IdentityFiles.Pem ? ".certificate_file" : ".keystore_file";
      known = OwnCertificate.of(table + key, files, clock, notes);
      identities.put(files, known);
    }
    return known;
  }

  /** What this file vouches for, whatever the public key. */
  private Trust authority(Path caFile) throws IOException {
    Trust known = authorities.get(caFile);
    if (known == null) {
      known = Trust.of(Optional.of(caFile), Set.of(), clock, notes);
      authorities.put(caFile, known);
    }
    return known;
  }

  private HttpCaller opened(HttpCaller caller) {
    open.add(caller);
    return caller;
  }

  private static boolean isSecure(URI url) {
    return url.getScheme().equals("https");
  }

  /** What calls a device that the configuration names. */
  HttpCaller toDevice(URI url) {
    return devices.get(url);
  }

  /** What calls a peer, and sends nothing to anybody else. */
  HttpCaller toPeer(PeerName peer) {
    return peers.get(peer);
  }

  /** Which certificates of ours and of authorities end soon or have ended. */
  List<String> expiring() {
    Instant now = clock.instant();
    List<String> found = new ArrayList<>();
    identities
        .values()
        .forEach(own -> found.addAll(Expiry.warnings(own.place(), own.current().chain(), now)));
    authorities.forEach(
        (file, trust) ->
            found.addAll(
                Expiry.warnings("ca_file " + file.getFileName(), trust.authorities(), now)));
    return found;
  }

  /** Tells now and once a day what is {@link #expiring}. */
  void begin(Executor executor) {
    daily =
        Optional.of(
            deadlines.scheduleAtFixedRate(
                () -> executor.execute(() -> expiring().forEach(TlsNotes::warn)),
                0,
                1,
                TimeUnit.DAYS));
  }

  @Override
  public void close() {
    daily.ifPresent(task -> task.cancel(false));
    open.forEach(HttpCaller::close);
  }
}
