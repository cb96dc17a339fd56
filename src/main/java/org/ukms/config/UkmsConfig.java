package org.ukms.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ukms.config.peer.PeerConfig;

/**
 * What a node is told by its file, checked and complete.
 *
 * @param file the file that was read, absolute
 * @param keyRotation the interval of rotations, at least 1 s
 * @param keyFolder where key files are written, absolute, exists
 * @param stateFolder where key state is kept, absolute, exists
 * @param listener where the node listens
 * @param fakeQkdApi whether the insecure simulated device is served
 * @param timeouts how long calls may take
 * @param peers the other nodes, in the order of the file; none only where {@code fakeQkdApi}
 */
public record UkmsConfig(
    Path file,
    Duration keyRotation,
    Path keyFolder,
    Path stateFolder,
    Listener listener,
    boolean fakeQkdApi,
    Timeouts timeouts,
    List<PeerConfig> peers) {

  /** Copies the list. */
  public UkmsConfig {
    peers = List.copyOf(peers);
  }
}
