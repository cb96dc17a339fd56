package org.ukms.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.tls.KmeConfig;
import org.ukms.config.tls.TlsConfig;

/**
 * What a node is told by its file, checked and complete.
 *
 * @param file the file that was read, absolute
 * @param keyRotation the interval of rotations, at least 1 s
 * @param keyFolder where key files are written, absolute, exists
 * @param stateFolder where key state is kept, absolute, exists
 * @param listener where the node listens
 * @param fakeQkd the simulated device
 * @param allowInsecurePeers whether plain HTTP between nodes may leave this host
 * @param admin the listener that administration has for itself, if it has one
 * @param tls who we are over TLS, where the node speaks it
 * @param kmes how each device is spoken to that a peer names
 * @param timeouts how long calls may take
 * @param peers the other nodes, in the order of the file; none only where {@code fakeQkd} is served
 */
public record UkmsConfig(
    Path file,
    Duration keyRotation,
    Path keyFolder,
    Path stateFolder,
    Listener listener,
    FakeQkdConfig fakeQkd,
    boolean allowInsecurePeers,
    Optional<Listener> admin,
    Optional<TlsConfig> tls,
    Map<URI, KmeConfig> kmes,
    Timeouts timeouts,
    List<PeerConfig> peers) {

  /** Copies the list and the map. */
  public UkmsConfig {
    kmes = Map.copyOf(kmes);
    peers = List.copyOf(peers);
  }
}
