package org.ukms.exchange.confirmed;

/** Kills whichever end is about to do a certain effect. */
final class Crashes {

  /** An end dies between two effects. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean isLeader;

    private Crash(boolean isLeader) {
      super("dies as it was told to");
      this.isLeader = isLeader;
    }

    boolean isLeader() {
      return isLeader;
    }
  }

  private int effectsLeft = Integer.MAX_VALUE;

  /** So many effects are done yet. */
  void after(int effects) {
    effectsLeft = effects;
  }

  /** Whether an end is yet to die. */
  boolean isToCome() {
    return effectsLeft >= 0 && effectsLeft < Integer.MAX_VALUE;
  }

  void beforeEffect(boolean isLeader) {
    if (isToCome() && effectsLeft-- == 0) {
      throw new Crash(isLeader);
    }
  }
}
