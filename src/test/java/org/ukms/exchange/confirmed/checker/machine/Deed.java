package org.ukms.exchange.confirmed.checker.machine;

import java.util.List;

/** An effect that changes the world around a machine; all things by their numbers. */
public sealed interface Deed {

  /** A state was handed to the disk. */
  record Saved(int disk) implements Deed {}

  /** A PSK was put into the output. */
  record Installed(int psk) implements Deed {}

  /** What the surroundings make of a message that was sent. */
  record Sent(List<Integer> parcels) implements Deed {}

  /** A reply. */
  record Answered(int parcel) implements Deed {}

  /** A key of the leader was kept for a prepare that is in earnest. */
  record GivenBack(int key) implements Deed {}

  /** A new chain was begun. */
  record Reset() implements Deed {}

  /** An operator was called. */
  record Alarmed(String text) implements Deed {}

  /**
   * What an event made of a state.
   *
   * @param state the next one
   * @param hears whether the sender is taken for the other end
   */
  record Done(int state, List<Deed> deeds, boolean hears) {

    public boolean changesKeys() {
      return deeds.stream().anyMatch(deed -> deed instanceof Saved || deed instanceof Installed);
    }

    public boolean givesBack() {
      return deeds.stream().anyMatch(GivenBack.class::isInstance);
    }
  }
}
