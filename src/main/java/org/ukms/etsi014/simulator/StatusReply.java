package org.ukms.etsi014.simulator;

import org.ukms.etsi014.simulator.request.Limits;
import org.ukms.json.JsonObject;

/** A Status object (clause 6.1): what the device offers on a link (C-20, C-21). */
public final class StatusReply {

  private StatusReply() {}

  /**
   * One.
   *
   * @param stored how many keys there are
   * @param max how many there can be, not less than {@code stored}
   */
  public static byte[] of(SimulatedLink link, Limits limits, int stored, int max) {
    return JsonObject.of(
        status -> {
          status.writeStringField("source_KME_ID", link.sourceKme().value());
          status.writeStringField("target_KME_ID", link.targetKme().value());
          status.writeStringField("master_SAE_ID", link.master().value());
          status.writeStringField("slave_SAE_ID", link.slave().value());
          status.writeNumberField("key_size", limits.keySize());
          status.writeNumberField("stored_key_count", stored);
          status.writeNumberField("max_key_count", max);
          status.writeNumberField("max_key_per_request", limits.maxKeyPerRequest());
          status.writeNumberField("max_key_size", limits.maxKeySize());
          status.writeNumberField("min_key_size", limits.minKeySize());
          status.writeNumberField("max_SAE_ID_count", limits.maxSaeIdCount());
        });
  }
}
