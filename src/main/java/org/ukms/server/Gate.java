package org.ukms.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ukms.UkmsNode;
import org.ukms.admission.Admission;
import org.ukms.admission.Doors;
import org.ukms.admission.PeerRule;
import org.ukms.config.Listener;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.etsi014.simulator.KeyDelivery;
import org.ukms.name.PeerName;
import org.ukms.tls.PeerCertificates;
import org.ukms.tls.TlsEvents;
import org.ukms.tls.Trust;

/**
 * Who may ask this node for what, as its configuration says.
 *
 * @param admission asked for each request
 * @param handshakes gets the subject and the reason of what our own listener refuses before there
 *     is a request
 */
record Gate(Admission admission, BiConsumer<String, String> handshakes) {

  /**
   * The one of this configuration.
   *
   * @param judge knows a peer's certificate, where there are any
   */
  static Gate of(UkmsConfig config, Optional<PeerCertificates> judge, UkmsNode node) {
    Map<PeerName, PeerRule> rules = new HashMap<>();
    for (PeerConfig peer : config.peers()) {
      rules.put(peer.name(), rule(judge, peer));
    }
    Optional<Listener> admin = Listening.isOurs() ? config.admin() : Optional.empty();
    Doors doors =
        new Doors(
            config.tls().isPresent(),
            config.allowInsecurePeers(),
            admin.map(Listener::port),
            admin.filter(own -> !own.address().isLoopbackAddress()).isPresent());
    return new Gate(
        new Admission(doors, rules, saes(judge, node), node.refusals(), InstantSource.system()),
        (subject, reason) -> node.refusals().add(Optional.empty(), subject, reason));
  }

  private static Optional<PeerRule> saes(Optional<PeerCertificates> judge, UkmsNode node) {
    return node.simulatedKme()
        .filter(KeyDelivery::judgesCallers)
        .flatMap(strict -> judge)
        .map(certificates -> certificates::refusalOfClient);
  }

  /** Without TLS nobody is asked for a certificate. */
  private static PeerRule rule(Optional<PeerCertificates> judge, PeerConfig peer) {
    return chain ->
        judge.flatMap(
            certificates -> certificates.refusalOfClient(chain, peer.name().value(), peer.pins()));
  }

  /**
   * Who knows a peer's certificate; nobody without TLS.
   *
   * @throws IOException if the file of authorities cannot be used
   */
  static Optional<PeerCertificates> judge(UkmsConfig config) throws IOException {
    if (config.tls().isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> caFile = Optional.of(config.tls().get().caFile());
    // Whoever opens connections looks at the same file, and tells when it has changed.
    return Optional.of(
        new PeerCertificates(
            Trust.of(caFile, Set.of(), InstantSource.system(), TlsEvents.UNHEARD)));
  }
}
