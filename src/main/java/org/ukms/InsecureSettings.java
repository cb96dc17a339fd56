package org.ukms;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ukms.config.UkmsConfig;
import org.ukms.config.fake.FaultsConfig;
import org.ukms.config.peer.HttpUrl;
import org.ukms.config.peer.PeerConfig;

/** What an operator is warned of as long as it is so. */
final class InsecureSettings {

  private InsecureSettings() {}

  static List<String> of(UkmsConfig config) {
    List<String> found = new ArrayList<>();
    if (config.fakeQkd().isServed()) {
      found.add("enable_fake_qkd_api = true: the QKD device is simulated, " + keys(config));
    }
    config.fakeQkd().strict().flatMap(strict -> faults(strict.faults())).ifPresent(found::add);
    if (config.allowInsecurePeers()) {
      found.add(
          "allow_insecure_peers = true: plain HTTP between nodes, which proves nothing of who calls");
    }
    config
        .admin()
        .filter(admin -> !admin.address().isLoopbackAddress())
        .ifPresent(
            admin -> found.add("admin_bind = " + admin.bind() + ": status beyond this host"));
    for (PeerConfig peer : config.peers()) {
      plain(peer, "ukms_url", peer.ukmsUrl(), found);
      peer.etsiUrls().forEach(url -> plain(peer, "etsi_url", url, found));
    }
    return List.copyOf(found);
  }

  private static String keys(UkmsConfig config) {
    return config.fakeQkd().strict().isPresent()
        ? "its keys come from this program and from no quantum link"
        : "its keys are computed from key IDs that anyone can see";
  }

  private static Optional<String> faults(FaultsConfig config) {
    String set =
        Simulation.percent(config).entrySet().stream()
            .filter(fault -> fault.getValue() > 0)
            .map(fault -> fault.getKey().text() + " " + fault.getValue() + " %")
            .collect(Collectors.joining(", "));
    return set.isEmpty()
        ? Optional.empty()
        : Optional.of("[fake_qkd.faults]: the simulated QKD device fails on demand: " + set);
  }

  private static void plain(PeerConfig peer, String key, URI url, List<String> found) {
    if (url.getScheme().equals("http") && !HttpUrl.isLoopback(url)) {
      found.add("peers." + peer.name() + "." + key + ": plain HTTP beyond this host");
    }
  }
}
