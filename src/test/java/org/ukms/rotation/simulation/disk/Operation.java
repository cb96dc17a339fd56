package org.ukms.rotation.simulation.disk;

import java.io.IOException;

/** What is done to a file. */
public enum Operation {
  READ,
  DELETE,
  CREATE,
  WRITE,
  FORCE,
  MOVE,
  FORCE_FOLDER;

  /** Is told of each operation, and may make it fail. */
  @FunctionalInterface
  public interface Watch {

    /**
     * An operation is about to be done, or was.
     *
     * @param name of the file; of the new one where it is moved; "" for the folder
     */
    void on(Operation operation, String name, boolean done) throws IOException;
  }
}
