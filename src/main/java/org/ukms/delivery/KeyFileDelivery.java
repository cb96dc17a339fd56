package org.ukms.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.ukms.disk.OwnerOnlyFile;
import org.ukms.key.Psk;

/** Writes the PSK to a key file (L-1 to L-3). */
public final class KeyFileDelivery implements PskDelivery {

  private final OwnerOnlyFile file;

  /**
   * A delivery to one file.
   *
   * @throws IOException if the file is there and its rights cannot be narrowed
   */
  public KeyFileDelivery(Path path) throws IOException {
    this.file = new OwnerOnlyFile(path);
    file.narrow();
  }

  @Override
  public void deliver(Psk psk) throws IOException {
    byte[] text = psk.exposeText(byte[]::clone);
    try {
      file.replace(text);
    } catch (IOException failure) {
      throw new IOException(
          "key file " + file.path() + ": " + OwnerOnlyFile.reason(failure), failure);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }
}
