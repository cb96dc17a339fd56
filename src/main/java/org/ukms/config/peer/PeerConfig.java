package org.ukms.config.peer;

import java.net.URI;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;

/**
 * One table {@code [peers.NAME]}.
 *
 * @param name the other node's KME ID
 * @param etsiUrl our QKD device for this link, absolute http or https, no query, no trailing slash
 * @param ukmsUrl the other node, of the same form; it may have a path
 * @param alias the name of the key file without its ending, a plain file name
 * @param sourceKmeId our own KME ID, under which we call the other node
 * @param masterSaeId our own SAE ID
 * @param slaveSaeId the other side's SAE ID
 * @param exchange how keys are exchanged with it
 */
public record PeerConfig(
    PeerName name,
    URI etsiUrl,
    URI ukmsUrl,
    String alias,
    KmeId sourceKmeId,
    SaeId masterSaeId,
    SaeId slaveSaeId,
    ExchangeConfig exchange) {}
