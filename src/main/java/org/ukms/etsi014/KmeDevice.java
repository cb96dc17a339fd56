package org.ukms.etsi014;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;

/** One QKD device on the link to one peer. Failures are {@link KmeException}s. */
public interface KmeDevice {

  /** Where it is. */
  URI url();

  /** A fresh key; the whole call takes no longer than this. */
  CompletableFuture<QkdKey> getKey(Duration timeout);

  /** The key of this ID; the whole call takes no longer than this. */
  CompletableFuture<QkdKey> getKey(KeyId id, Duration timeout);

  /** Get status (clause 5.1), or nothing if the device does not offer it; it costs no key. */
  CompletableFuture<Optional<KmeStatus>> status(Duration timeout);
}
