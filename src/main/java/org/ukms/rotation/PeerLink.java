package org.ukms.rotation;

import org.ukms.delivery.PskDelivery;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.PatientKme;
import org.ukms.etsi014.pool.SupplyWatch;
import org.ukms.peer.Peer;
import org.ukms.rotation.confirmed.Agreement;
import org.ukms.state.Pair;

/**
 * All that rotates the keys with one peer.
 *
 * @param pair its name and ours
 * @param peer the other node
 * @param classicKme our QKD device on the link, asked as in the classic exchange
 * @param kme the same device for the confirmed exchange, closed with the rotations
 * @param supply asks the same device how many keys it has, closed with the rotations
 * @param delivery where the PSK goes
 * @param agreement which exchange, and on what terms
 */
public record PeerLink(
    Pair pair,
    Peer peer,
    Kme classicKme,
    PatientKme kme,
    SupplyWatch supply,
    PskDelivery delivery,
    Agreement agreement) {}
