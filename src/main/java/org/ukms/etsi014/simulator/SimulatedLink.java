package org.ukms.etsi014.simulator;

import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/**
 * A link that the simulated device has, seen from its own end (ETSI GS QKD 014, clause 6.1).
 *
 * @param sourceKme this device
 * @param targetKme the device at the other end
 * @param master the SAE at this end
 * @param slave the SAE at the other end
 */
public record SimulatedLink(KmeId sourceKme, KmeId targetKme, SaeId master, SaeId slave) {}
