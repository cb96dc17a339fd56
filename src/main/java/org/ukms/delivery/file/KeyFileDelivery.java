package org.ukms.delivery.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ukms.delivery.Handover;
import org.ukms.delivery.PskDelivery;
import org.ukms.disk.Readers;
import org.ukms.key.Psk;

/** The key file of a peer that lists no deliveries (L-1, L-3). */
public final class KeyFileDelivery implements PskDelivery {

  private final KeyFile file;

  /**
   * A delivery to one file.
   *
   * @throws IOException if the file is there and its rights cannot be narrowed
   */
  public KeyFileDelivery(Path path) throws IOException {
    this.file =
        new KeyFile(path, KeyFormat.BASE64, Readers.OWNER, Optional.empty(), Optional.empty());
  }

  @Override
  public void deliver(Handover key) throws IOException {
    Optional<Psk> known = key.keys().of(Optional.empty());
    if (known.isPresent()) {
      try (Psk psk = known.get()) {
        file.write(psk);
      }
    }
  }
}
