package org.ukms.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ukms.launcher.tls.Managers;

/** What is changed in the configuration that Payara Micro brings along, as its commands. */
final class ServerSettings {

  private static final String CONFIG = "set configs.config.server-config.";
  private static final String NETWORK = CONFIG + "network-config.";
  private static final String LISTENER = NETWORK + "network-listeners.network-listener.";
  private static final String PROTOCOL = NETWORK + "protocols.protocol.";

  /** What Payara Micro brings along: a listener of each name, and a protocol of the same name. */
  private static final String PLAIN = "http-listener";

  private static final String TLS = "https-listener";

  /** A virtual server that does not exist: an end point of it is not registered anywhere. */
  private static final String NOWHERE = "none";

  /** A caller that does not get on with it holds a connection no longer. */
  private static final int HANDSHAKE_MILLIS = 10_000;

  /** Nor does one whose body stops in the middle hold a thread. */
  private static final int READ_MILLIS = 10_000;

  private ServerSettings() {}

  /**
   * To be run when the application runs, one for each listener in their order: until then Payara
   * answers with a page of its own (L-4).
   */
  static List<String> open(Configured configured) {
    return enabled(configured, true);
  }

  /** To be run before the application ends: after it Payara answers with a page of its own. */
  static List<String> close(Configured configured) {
    return enabled(configured, false);
  }

  private static List<String> enabled(Configured configured, boolean enabled) {
    return Stream.of(peers(configured), admin(configured))
        .limit(configured.listeners().size())
        .map(name -> LISTENER + name + ".enabled=" + enabled)
        .toList();
  }

  private static String peers(Configured configured) {
    return configured.tls().isPresent() ? TLS : PLAIN;
  }

  private static String admin(Configured configured) {
    return configured.tls().isPresent() ? PLAIN : TLS;
  }

  /** To be run before the server boots. */
  static List<String> beforeBoot(Configured configured) {
    List<String> commands = new ArrayList<>(place(peers(configured), configured.peers()));
    configured
        .admin()
        .ifPresent(
            admin -> {
              commands.addAll(place(admin(configured), admin));
              commands.add(LISTENER + admin(configured) + ".protocol=" + PLAIN);
            });
    commands.add(LISTENER + PLAIN + ".enabled=false");
    commands.add(NETWORK + "transports.transport.tcp.read-timeout-millis=" + READ_MILLIS);
    commands.addAll(http(PLAIN));
    if (configured.tls().isPresent()) {
      commands.addAll(http(TLS));
      commands.addAll(tls());
    }
    commands.addAll(unneeded());
    return List.copyOf(commands);
  }

  private static List<String> place(String name, Configured.Listener listener) {
    return List.of(
        LISTENER + name + ".address=" + listener.address().getHostAddress(),
        LISTENER + name + ".port=" + listener.port());
  }

  private static List<String> http(String protocol) {
    String http = PROTOCOL + protocol + ".http.";
    return List.of(
        http + "server-header=false",
        http + "xpowered-by=false",
        // Nothing of ours speaks these, so nobody can attack them.
        http + "http2-enabled=false",
        http + "websockets-support-enabled=false",
        http + "comet-support-enabled=false");
  }

  /** Payara reads its own key store all the same, and shows nobody the certificate in it. */
  private static List<String> tls() {
    String ssl = PROTOCOL + TLS + ".ssl.";
    return List.of(
        ssl + "key-algorithm=" + Managers.ALGORITHM,
        ssl + "trust-algorithm=" + Managers.ALGORITHM,
        ssl + "cert-nickname=",
        ssl + "client-auth=need",
        ssl + "tls12-enabled=true",
        ssl + "tls13-enabled=true",
        // What is wrong with it shows as it opens, and not when the first peer comes.
        ssl + "allow-lazy-init=false",
        ssl + "handshake-timeout-millis=" + HANDSHAKE_MILLIS);
  }

  private static List<String> unneeded() {
    return List.of(
        // What --nohazelcast sets: no data grid, timers in memory.
        CONFIG + "hazelcast-config-specific-configuration.enabled=false",
        CONFIG + "ejb-container.ejb-timer-service.ejb-timer-service=Dummy",
        CONFIG + "phone-home-runtime-configuration.enabled=false",
        // Disabled alone, metrics and openapi would still answer 403 in the application's place.
        CONFIG + "microprofile-metrics-configuration.enabled=false",
        CONFIG + "microprofile-metrics-configuration.virtual-servers=" + NOWHERE,
        "set-openapi-configuration --enabled=false --virtualservers=" + NOWHERE,
        "set-microprofile-healthcheck-configuration --enabled=false");
  }
}
