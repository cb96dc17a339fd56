package org.ukms.etsi014.simulator;

import org.ukms.json.JsonObject;

/** A Status object (clause 6.1): what the device offers on a link (C-20, C-21). */
final class StatusReply {

  /** The one size of a key, in bits. */
  static final int KEY_SIZE = 256;

  /** As in the standard's example. */
  static final int MAX_KEY_PER_REQUEST = 128;

  private static final int FULL_POOL = 100_000;

  private StatusReply() {}

  static byte[] of(SimulatedLink link) {
    return JsonObject.of(
        status -> {
          status.writeStringField("source_KME_ID", link.sourceKme().value());
          status.writeStringField("target_KME_ID", link.targetKme().value());
          status.writeStringField("master_SAE_ID", link.master().value());
          status.writeStringField("slave_SAE_ID", link.slave().value());
          status.writeNumberField("key_size", KEY_SIZE);
          status.writeNumberField("stored_key_count", FULL_POOL);
          status.writeNumberField("max_key_count", FULL_POOL);
          status.writeNumberField("max_key_per_request", MAX_KEY_PER_REQUEST);
          status.writeNumberField("max_key_size", KEY_SIZE);
          status.writeNumberField("min_key_size", KEY_SIZE);
          status.writeNumberField("max_SAE_ID_count", 0);
        });
  }
}
