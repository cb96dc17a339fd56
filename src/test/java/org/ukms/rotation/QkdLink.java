package org.ukms.rotation;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/** The two devices of a link: random keys, each delivered once at either end. */
final class QkdLink {

  private final Random random;
  private final Map<KeyId, byte[]> stored = new HashMap<>();
  private int issued;

  QkdLink(long seed) {
    this.random = new Random(seed);
  }

  QkdKey take() {
    byte[] bytes = new byte[KeyMaterial.BYTES];
    random.nextBytes(bytes);
    KeyId id = new KeyId("key-" + ++issued + "-" + HexFormat.of().toHexDigits(random.nextInt()));
    stored.put(id, bytes.clone());
    return new QkdKey(id, KeyMaterial.taken(bytes));
  }

  Optional<QkdKey> take(KeyId id) {
    return Optional.ofNullable(stored.remove(id))
        .map(bytes -> new QkdKey(id, KeyMaterial.taken(bytes)));
  }

  int issued() {
    return issued;
  }
}
