package org.ukms.config.peer;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.ukms.config.delivery.DeliveryConfig;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;
import org.ukms.tls.Pin;

/**
 * One table {@code [peers.NAME]}.
 *
 * @param name the other node's KME ID
 * @param etsiUrls our QKD devices for this link in order of preference, absolute http or https, no
 *     query, no trailing slash
 * @param ukmsUrl the other node, of the same form; it may have a path
 * @param pins the public keys of the other node, one of which it must have; none if its certificate
 *     is to name its KME ID
 * @param alias the name of the key file without its ending, a plain file name
 * @param sourceKmeId our own KME ID, under which we call the other node
 * @param masterSaeId our own SAE ID
 * @param slaveSaeId the other side's SAE ID
 * @param exchange how keys are exchanged with it
 * @param deliveries where its PSK goes; none for the key file of its alias
 */
public record PeerConfig(
    PeerName name,
    List<URI> etsiUrls,
    URI ukmsUrl,
    Set<Pin> pins,
    String alias,
    KmeId sourceKmeId,
    SaeId masterSaeId,
    SaeId slaveSaeId,
    ExchangeConfig exchange,
    List<DeliveryConfig> deliveries) {

  /** Copies the lists and the set. */
  public PeerConfig {
    etsiUrls = List.copyOf(etsiUrls);
    pins = Set.copyOf(pins);
    deliveries = List.copyOf(deliveries);
  }
}
