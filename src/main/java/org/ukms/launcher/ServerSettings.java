package org.ukms.launcher;

import java.util.List;

/** What is changed in the configuration that Payara Micro brings along, as its commands. */
final class ServerSettings {

  private static final String CONFIG = "set configs.config.server-config.";
  private static final String NETWORK = CONFIG + "network-config.";
  private static final String LISTENER =
      NETWORK + "network-listeners.network-listener.http-listener.";
  private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";

  /** To be run when the application runs. */
  static final String OPEN = LISTENER + "enabled=true";

  /**
   * The command to run before the application ends: after it Payara answers with a page of its own.
   */
  static final String CLOSE = LISTENER + "enabled=false";

  /** A virtual server that does not exist: an end point of it is not registered anywhere. */
  private static final String NOWHERE = "none";

  private ServerSettings() {}

  /** To be run before the server boots. */
  static List<String> beforeBoot(ConfiguredListener listener) {
    return List.of(
        LISTENER + "address=" + listener.address().getHostAddress(),
        LISTENER + "port=" + listener.port(),
        // Opened when the application runs (L-4): until then Payara answers with a page of its own.
        LISTENER + "enabled=false",
        HTTP + "server-header=false",
        HTTP + "xpowered-by=false",
        // Nothing of ours speaks these, so nobody can attack them.
        HTTP + "http2-enabled=false",
        HTTP + "websockets-support-enabled=false",
        HTTP + "comet-support-enabled=false",
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
