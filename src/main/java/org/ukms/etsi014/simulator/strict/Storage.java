package org.ukms.etsi014.simulator.strict;

import java.time.Duration;

/**
 * How much is stored.
 *
 * @param maxKeyCount of the pool of two SAEs, and how many keys wait for their slaves
 * @param refillPerMinute how many keys each pool gets, 0 for none
 * @param lifetime how long a key waits for its slaves
 */
public record Storage(int maxKeyCount, int refillPerMinute, Duration lifetime) {}
