package org.ukms.config.tls;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.Pin;

/**
 * How one QKD device is spoken to: its table {@code [kmes."URL"]}, and what holds where that is
 * silent.
 *
 * @param url the device, as a peer's {@code etsi_url} names it
 * @param identity our certificate for it and its key, if we have one
 * @param caFile whom its certificate is issued by; without it its public key is one of the pins, or
 *     where there are none either, the JVM's own authorities decide
 * @param pins its public keys; any if there are none
 * @param serverName what its certificate names where that is not the host in its URL
 * @param post whether it is asked by POST
 * @param alarmBelowKeys how many stored keys are too few, 0 for never
 */
public record KmeConfig(
    URI url,
    Optional<IdentityFiles> identity,
    Optional<Path> caFile,
    Set<Pin> pins,
    Optional<String> serverName,
    boolean post,
    int alarmBelowKeys) {

  /** Fewer stored keys are an alarm where the file is silent. */
  public static final int ALARM_BELOW_KEYS = 20;

  /** Copies the set. */
  public KmeConfig {
    pins = Set.copyOf(pins);
  }

  static KmeConfig usual(URI url, Optional<TlsConfig> tls) {
    return new KmeConfig(
        url,
        tls.map(TlsConfig::identity),
        tls.map(TlsConfig::caFile),
        Set.of(),
        Optional.empty(),
        false,
        ALARM_BELOW_KEYS);
  }
}
