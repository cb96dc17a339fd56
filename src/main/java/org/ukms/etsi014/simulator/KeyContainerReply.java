package org.ukms.etsi014.simulator;

import com.fasterxml.jackson.core.Base64Variants;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.Digest;
import org.ukms.json.JsonObject;
import org.ukms.key.Sha3;

/** A Key container (clause 6.3) of keys that are the hash of their key ID (C-50, C-52, C-53). */
final class KeyContainerReply {

  /** Base64 of a key, names and signs of an entry, and the container's own share. */
  private static final int BYTES_BESIDES_KEY_ID = 100;

  /** That of an escape: a backslash, u and four digits. */
  private static final int MAX_BYTES_PER_CHAR = 6;

  private KeyContainerReply() {}

  static byte[] of(List<String> keyIds) {
    byte[] key = new byte[SimulatedKme.LIMITS.keySize() / Byte.SIZE];
    try {
      return JsonObject.of(
          maxBytes(keyIds),
          container -> {
            Digest hash = Sha3.sha3256();
            container.writeArrayFieldStart("keys");
            for (String keyId : keyIds) {
              byte[] hashed = keyId.getBytes(StandardCharsets.UTF_8);
              hash.update(hashed, 0, hashed.length);
              hash.doFinal(key, 0);
              container.writeStartObject();
              container.writeStringField("key_ID", keyId);
              container.writeFieldName("key");
              container.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, key, 0, key.length);
              container.writeEndObject();
            }
            container.writeEndArray();
          });
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static int maxBytes(List<String> keyIds) {
    int characters = keyIds.stream().mapToInt(String::length).sum();
    return BYTES_BESIDES_KEY_ID * keyIds.size() + MAX_BYTES_PER_CHAR * characters;
  }
}
