package org.ukms.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.ukms.schedule.Delays;

/**
 * Where a lane does its work, in turn, now or later: of what is to be done later the last alone
 * counts.
 */
public final class LaneThread {

  private final Executor serial;
  private final Delays delays;
  private final InstantSource clock;

  private long armed;

  /**
   * One of a lane.
   *
   * @param serial runs one task after the other
   */
  public LaneThread(Executor serial, Delays delays, InstantSource clock) {
    this.serial = serial;
    this.delays = delays;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  void soon(Runnable work) {
    serial.execute(work);
  }

  synchronized void later(Duration wait, Runnable work) {
    long number = ++armed;
    try {
      delays.after(wait, () -> serial.execute(() -> ifLast(number, work)));
    } catch (RejectedExecutionException closing) {
      // The node ends: there is no later.
      return;
    }
  }

  private void ifLast(long number, Runnable work) {
    synchronized (this) {
      if (number != armed) {
        return;
      }
    }
    work.run();
  }
}
