package org.ukms.config;

import java.util.Optional;
import org.ukms.config.toml.TableReader;

/** Reads where a node listens. */
final class ListenersReader {

  private static final int MOST_PORT = 65_535;
  private static final String BIND = "ukms_bind";
  private static final String ADMIN_BIND = "admin_bind";
  private static final String ADMIN_PORT = "admin_port";

  private final TableReader top;

  ListenersReader(TableReader top) {
    this.top = top;
  }

  /** For peers, and for whatever has no listener of its own; empty if a problem was noted. */
  Optional<Listener> main() {
    int port =
        top.integer("ukms_port", Defaults.UKMS_PORT, 1, MOST_PORT).orElse(Defaults.UKMS_PORT);
    return at(BIND, Defaults.UKMS_BIND, port);
  }

  /** For administration, if it has one; also empty if a problem was noted. */
  Optional<Listener> admin(Optional<Listener> main) {
    if (!top.has(ADMIN_PORT)) {
      if (top.has(ADMIN_BIND)) {
        top.wrong(ADMIN_BIND, "without admin_port, expected both");
      }
      return Optional.empty();
    }
    Optional<Integer> port = top.integer(ADMIN_PORT, 1, 1, MOST_PORT);
    if (port.isPresent() && port.equals(main.map(Listener::port))) {
      top.wrong(ADMIN_PORT, "the same as ukms_port, expected a port of its own");
    }
    return port.flatMap(number -> at(ADMIN_BIND, Defaults.ADMIN_BIND, number));
  }

  /**
   * Notes a listener that serves peers over plain HTTP beyond this host. On a server of others its
   * own listeners count.
   */
  void refusePlain(Listener main) {
    if (!main.address().isLoopbackAddress()) {
      top.wrong(
          BIND,
          "plain HTTP beyond this host, expected a table [tls] (or allow_insecure_peers = true)");
    }
  }

  private Optional<Listener> at(String key, String fallback, int port) {
    return top.text(key, fallback, bind -> new Listener(bind, BindAddress.parse(bind), port));
  }
}
