package org.ukms.state;

import java.nio.file.Path;

/** A state file that could not be used and was kept under another name (S-3). */
public final class DamagedStateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Path keptAs;

  DamagedStateException(String message, Path keptAs, Throwable cause) {
    super(message, cause);
    this.keptAs = keptAs;
  }

  /** Where the file is now. */
  public Path keptAs() {
    return keptAs;
  }
}
