package org.ukms.state;

import org.ukms.name.KmeId;
import org.ukms.name.PeerName;

/**
 * The two ends of a link.
 *
 * @param self our own name on it
 * @param peer the other end
 */
public record Pair(KmeId self, PeerName peer) {}
