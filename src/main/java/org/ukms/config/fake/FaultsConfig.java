package org.ukms.config.fake;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What goes wrong at the strict simulated device, each in per cent of the calls, 0 to 100.
 *
 * @param seed what decides of the calls that are struck; a random one where it is empty
 * @param late an answer comes late
 * @param lateness by how much
 * @param error 503
 * @param exhausted 503 as of an empty pool
 * @param wrongSize a key is 8 bits shorter than asked for
 * @param wrongBytes the slave's key is another one
 * @param oneSide the master gets the key, the slave does not
 * @param expired the slave's keys have expired when it asks
 * @param duplicated the call is carried out twice
 * @param closed the connection is closed in the middle of the answer
 */
public record FaultsConfig(
    OptionalInt seed,
    int late,
    Duration lateness,
    int error,
    int exhausted,
    int wrongSize,
    int wrongBytes,
    int oneSide,
    int expired,
    int duplicated,
    int closed) {}
