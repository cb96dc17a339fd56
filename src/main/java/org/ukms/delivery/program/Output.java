package org.ukms.delivery.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What was printed, in an array that is overwritten when it grows. */
final class Output {

  private final int most;
  private byte[] kept = new byte[8192];
  private int length;

  Output(int most) {
    this.most = most;
  }

  /** What is there by now. */
  void take(InputStream in) throws IOException {
    for (int ready = in.available(); ready > 0; ready = in.available()) {
      if (length == kept.length) {
        grow();
      }
      int read = in.read(kept, length, Math.min(ready, kept.length - length));
      if (read < 0) {
        return;
      }
      length += read;
    }
  }

  private void grow() throws IOException {
    if (kept.length >= most) {
      throw new IOException("printed more than " + most + " bytes");
    }
    byte[] longer = Arrays.copyOf(kept, 2 * kept.length);
    close();
    kept = longer;
  }

  byte[] bytes() {
    return Arrays.copyOf(kept, length);
  }

  void close() {
    Arrays.fill(kept, (byte) 0);
  }
}
