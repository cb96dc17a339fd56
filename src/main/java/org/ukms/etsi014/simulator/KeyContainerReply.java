package org.ukms.etsi014.simulator;

import com.fasterxml.jackson.core.Base64Variants;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA3Digest;

/** A Key container (clause 6.3) of keys that are the hash of their key ID (C-50, C-52, C-53). */
final class KeyContainerReply {

  /** The longest entry: 128 characters of 4 bytes, 44 of base64, names and signs. */
  private static final int MAX_ENTRY_BYTES = 640;

  private KeyContainerReply() {}

  static byte[] of(List<String> keyIds) {
    byte[] key = new byte[StatusReply.KEY_SIZE / Byte.SIZE];
    try {
      return JsonReply.of(
          MAX_ENTRY_BYTES * (keyIds.size() + 1),
          container -> {
            SHA3Digest hash = new SHA3Digest(StatusReply.KEY_SIZE);
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
}
