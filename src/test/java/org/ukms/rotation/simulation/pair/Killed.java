package org.ukms.rotation.simulation.pair;

/** Ends what a process was about to do, as {@code kill -9} does; nobody catches it by accident. */
public final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed() {
    super("killed", null, false, false);
  }
}
