package org.ukms.delivery.program;

import java.util.Arrays;

/** How a run of a program ended; what it printed is overwritten at the end. */
public final class Ended implements AutoCloseable {

  private final int status;
  private final byte[] output;

  Ended(int status, byte[] output) {
    this.status = status;
    this.output = output;
  }

  /** Its exit status. */
  public int status() {
    return status;
  }

  /** What was kept of what it printed: the array itself. */
  public byte[] output() {
    return output;
  }

  @Override
  public void close() {
    Arrays.fill(output, (byte) 0);
  }
}
