package org.ukms.config.fake;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/**
 * The strict simulated device.
 *
 * @param maxKeyCount how many keys the pool of two SAEs holds, at least 1
 * @param refillKeysPerMinute how many are added to each pool, 0 for none
 * @param sizes how long a key may be
 * @param maxKeyPerRequest how many keys one call may ask for, at least 1
 * @param maxSaeIdCount how many additional slaves one call may name, 0 for none
 * @param keyLifetime how long a key waits for its slaves, at least 1 s
 * @param saeIdFrom where in a certificate SAE IDs are looked for, one place at least
 * @param saes which SAEs there are, two at least, and the KME of each, in the order of the file
 * @param faults what goes wrong
 */
public record StrictConfig(
    int maxKeyCount,
    int refillKeysPerMinute,
    SizesConfig sizes,
    int maxKeyPerRequest,
    int maxSaeIdCount,
    Duration keyLifetime,
    Set<SaePlace> saeIdFrom,
    Map<SaeId, KmeId> saes,
    FaultsConfig faults) {

  /** Copies the set and the map. */
  public StrictConfig {
    saeIdFrom = Set.copyOf(saeIdFrom);
    saes = Collections.unmodifiableMap(new LinkedHashMap<>(saes));
  }
}
