package org.ukms.rotation;

import org.ukms.delivery.PskDelivery;
import org.ukms.etsi014.Kme;
import org.ukms.peer.Peer;
import org.ukms.state.Pair;

/**
 * All that rotates the keys with one peer.
 *
 * @param pair its name and ours
 * @param peer the other node
 * @param kme our QKD device on the link
 * @param delivery where the PSK goes
 */
public record PeerLink(Pair pair, Peer peer, Kme kme, PskDelivery delivery) {}
