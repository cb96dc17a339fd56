package org.ukms.etsi014;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;

/** What gives us the keys on the link to one peer. Failures are {@link KmeException}s. */
public interface Kme {

  /** Get key (ETSI GS QKD 014, clause 5.2): a fresh key, shared with the other side's SAE. */
  CompletableFuture<QkdKey> getKey();

  /** Get key with key IDs (clause 5.3): the key that the other side's SAE got under this ID. */
  CompletableFuture<QkdKey> getKey(KeyId id);

  /** Why it would not be asked now, where that is so (E-10). */
  default Optional<KmeException> resting() {
    return Optional.empty();
  }
}
