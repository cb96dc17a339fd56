package org.ukms.etsi014.simulator.strict;

import com.fasterxml.jackson.core.Base64Variants;
import org.ukms.json.JsonObject;

/** A Key container (clause 6.3; C-50 to C-53). */
final class KeyContainer {

  /** ID of a key, names and signs of an entry. */
  private static final int BYTES_BESIDES_KEY = 64;

  /** Names and signs of the container. */
  private static final int BYTES_BESIDES_KEYS = 16;

  private KeyContainer() {}

  static byte[] of(Keys keys) {
    int base64 = keys.bytes().length / 3 * 4;
    return JsonObject.of(
        BYTES_BESIDES_KEYS + BYTES_BESIDES_KEY * keys.count() + base64,
        container -> {
          container.writeArrayFieldStart("keys");
          for (int i = 0; i < keys.count(); i++) {
            container.writeStartObject();
            container.writeStringField("key_ID", keys.id(i).toString());
            container.writeFieldName("key");
            container.writeBinary(
                Base64Variants.MIME_NO_LINEFEEDS, keys.bytes(), keys.offset(i), keys.length(i));
            container.writeEndObject();
          }
          container.writeEndArray();
        });
  }
}
