package org.ukms.schedule;

import java.time.Duration;

/** Runs work later: an executor's threads, or a test's clock. */
@FunctionalInterface
public interface Delays {

  /**
   * Runs the work once after this time, on a thread that the look-up of a host's name may hold.
   *
   * @throws java.util.concurrent.RejectedExecutionException if nothing is run any more
   */
  void after(Duration wait, Runnable work);
}
