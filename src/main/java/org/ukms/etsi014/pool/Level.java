package org.ukms.etsi014.pool;

/**
 * How full the pool of a link is.
 *
 * @param alarmBelow how many keys are too few, 0 for never
 */
record Level(long stored, long max, int alarmBelow) {

  private static final long SLOWEST = 10;

  /** A rotation costs two keys, one from either side. */
  private static final long ONE_ROTATION = 2;

  boolean isLow() {
    return stored < alarmBelow;
  }

  /** Whether it is so full that it is not low again after the next rotation. */
  boolean isEnough() {
    return stored >= Math.min(alarmBelow + ONE_ROTATION, max) && !isLow();
  }

  /** How many times the interval it is to last. */
  long stretch() {
    return isLow() ? Math.min(SLOWEST, 1 + (alarmBelow - 1) / Math.max(1, stored)) : 1;
  }
}
