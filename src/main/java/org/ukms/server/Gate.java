package org.ukms.server;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.ukms.UkmsNode;
import org.ukms.admission.Admission;
import org.ukms.admission.Doors;
import org.ukms.admission.PeerRule;
import org.ukms.admission.Refusals;
import org.ukms.config.Listener;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.name.PeerName;

/**
 * Who may ask this node for what, as its configuration says.
 *
 * @param admission asked for each request
 * @param handshakes gets the subject and the reason of what our own listener refuses before there
 *     is a request
 */
record Gate(Admission admission, BiConsumer<String, String> handshakes) {

  private static final System.Logger LOG = System.getLogger("org.ukms.server");

  static Gate of(UkmsConfig config, UkmsNode node) {
    InstantSource clock = InstantSource.system();
    Refusals refusals =
        new Refusals(
            node.status(),
            EventLog::log,
            line -> LOG.log(System.Logger.Level.WARNING, line),
            clock);
    Map<PeerName, PeerRule> rules = new HashMap<>();
    for (PeerConfig peer : config.peers()) {
      rules.put(peer.name(), chain -> Optional.empty());
    }
    Doors doors =
        new Doors(
            config.tls().isPresent(),
            config.allowInsecurePeers(),
            Listening.isOurs() ? config.admin().map(Listener::port) : Optional.empty());
    return new Gate(
        new Admission(doors, rules, refusals, clock),
        (subject, reason) -> refusals.add(Optional.empty(), subject, reason));
  }
}
