package org.ukms.exchange.confirmed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/** The two devices of a link: random keys, the same ones in each test, each found once. */
final class Devices {

  private final Random random = new Random(14);
  private final Map<KeyId, byte[]> stored = new HashMap<>();
  private boolean isFailing;
  private boolean isLying;
  private int calls;

  /** From now on they give nothing. */
  void fail() {
    isFailing = true;
  }

  /** From now on they give what the other end asks for with other bytes. */
  void lie() {
    isLying = true;
  }

  /** From now on all is well. */
  void mend() {
    isFailing = false;
    isLying = false;
  }

  int calls() {
    return calls;
  }

  Optional<QkdKey> take() {
    calls++;
    if (isFailing) {
      return Optional.empty();
    }
    byte[] bytes = new byte[KeyMaterial.BYTES];
    random.nextBytes(bytes);
    KeyId id = new KeyId("Key-" + random.nextInt(1_000_000));
    stored.put(id, bytes.clone());
    return Optional.of(new QkdKey(id, KeyMaterial.taken(bytes)));
  }

  Optional<QkdKey> find(KeyId id) {
    calls++;
    if (isFailing || !stored.containsKey(id)) {
      return Optional.empty();
    }
    byte[] bytes = stored.remove(id);
    bytes[0] ^= (byte) (isLying ? 1 : 0);
    return Optional.of(new QkdKey(id, KeyMaterial.taken(bytes)));
  }
}
