package org.ukms.jmx;

/** What JMX shows of the strict simulated device (M-7). */
public interface SimulatedKmeMXBean {

  /** How many calls came from nobody whom it knows, since the start. */
  long getRefusedCallers();

  /** How many keys wait for a slave. */
  long getWaitingKeys();

  /** How many keys no slave asked for in time, since the start. */
  long getExpiredKeys();

  /** The pools that somebody asked for: two SAEs, how many keys are stored and wait. */
  String[] getPools();

  /** The faults that are set: name, per cent, how many calls it has struck. */
  String[] getFaults();
}
