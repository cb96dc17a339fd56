package org.ukms.it;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the QKD devices of a link have in common: random keys, each given out once at either end.
 */
final class KeyStock {

  static final int FULL = 1000;

  /** A key, in base64, and its name. */
  record Entry(String id, String key) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger givenOut = new AtomicInteger();
  private final AtomicInteger stored = new AtomicInteger(FULL);

  /** A fresh key, if there is one. */
  Optional<Entry> take() {
    if (stored.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
      return Optional.empty();
    }
    byte[] key = new byte[32];
    random.nextBytes(key);
    Entry entry = new Entry(UUID.randomUUID().toString(), Base64.getEncoder().encodeToString(key));
    waiting.put(entry.id(), entry.key());
    givenOut.incrementAndGet();
    return Optional.of(entry);
  }

  /** What was taken under this name at the other end, once. */
  Optional<Entry> find(String id) {
    return Optional.ofNullable(waiting.remove(id)).map(key -> new Entry(id, key));
  }

  /** How many keys were ever taken. */
  int givenOut() {
    return givenOut.get();
  }

  int stored() {
    return stored.get();
  }

  void store(int count) {
    stored.set(count);
  }
}
