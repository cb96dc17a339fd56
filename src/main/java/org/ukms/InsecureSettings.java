package org.ukms;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ukms.config.UkmsConfig;
import org.ukms.config.peer.PeerConfig;

/** What an operator is warned of as long as it is so. */
final class InsecureSettings {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private InsecureSettings() {}

  static List<String> of(UkmsConfig config) {
    List<String> found = new ArrayList<>();
    if (config.fakeQkdApi()) {
      found.add(
          "enable_fake_qkd_api = true: the QKD device is simulated, its keys are computed from key IDs that"
              + " anyone can see");
    }
    for (PeerConfig peer : config.peers()) {
      plain(peer, "ukms_url", peer.ukmsUrl(), found);
      plain(peer, "etsi_url", peer.etsiUrl(), found);
    }
    return List.copyOf(found);
  }

  private static void plain(PeerConfig peer, String key, URI url, List<String> found) {
    if ("http".equalsIgnoreCase(url.getScheme()) && !LOOPBACK.contains(url.getHost())) {
      found.add("peers." + peer.name() + "." + key + ": plain HTTP beyond this host");
    }
  }
}
