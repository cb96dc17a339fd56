package org.ukms;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ukms.config.Listener;
import org.ukms.config.UkmsConfig;

/** The one line that a node says when it is ready. */
final class Greeting {

  /** More names or warnings than this nobody reads in one line. */
  private static final int MOST_NAMED = 10;

  private final String version;
  private final UkmsConfig config;
  private final List<String> warnings;

  Greeting(String version, UkmsConfig config, List<String> warnings) {
    this.version = version;
    this.config = config;
    this.warnings = warnings;
  }

  /** Our own KME IDs. */
  static String names(UkmsConfig config) {
    return config.peers().stream()
        .map(peer -> peer.sourceKmeId().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  String atOwnListener() {
    Listener listener = config.listener();
    String scheme = config.tls().isPresent() ? "https://" : "http://";
    return at(scheme + listener.bind() + ":" + listener.port());
  }

  String onServer(String contextRoot) {
    return at(
        "context root "
            + (contextRoot.isEmpty() ? "/" : contextRoot)
            + " of this server (its listeners count, ukms_bind and ukms_port do not)");
  }

  private String at(String place) {
    List<String> peers = config.peers().stream().map(peer -> peer.name().value()).toList();
    return "uKMS "
        + version
        + " ready: "
        + (peers.isEmpty() ? "a simulated QKD device" : names(config))
        + " at "
        + place
        + (peers.isEmpty() ? ", no peers" : ", peers " + few(peers, ", "))
        + (warnings.isEmpty() ? "" : "; INSECURE: " + few(warnings, "; "));
  }

  private static String few(List<String> all, String between) {
    Stream<String> named = all.stream().limit(MOST_NAMED);
    Stream<String> rest =
        all.size() > MOST_NAMED
            ? Stream.of("and " + (all.size() - MOST_NAMED) + " more")
            : Stream.of();
    return Stream.concat(named, rest).collect(Collectors.joining(between));
  }
}
