package org.ukms.etsi014.simulator.faults;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.ukms.schedule.Delays;

/** Answers that wait (F-4). Safe for any number of threads. */
public final class Waiting {

  private final Delays delays;
  private final Duration wait;
  private final Semaphore places;

  /**
   * None yet.
   *
   * @param most how many wait at the same time
   */
  public Waiting(Delays delays, Duration wait, int most) {
    this.delays = delays;
    this.wait = wait;
    this.places = new Semaphore(most);
  }

  /** The answer, late if that is its fate and there is room for it to wait. */
  public <T> CompletionStage<T> passed(T answer, Fate fate) {
    if (!fate.has(Fault.LATE) || !places.tryAcquire()) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<T> late = new CompletableFuture<>();
    try {
      delays.after(
          wait,
          () -> {
            places.release();
            late.complete(answer);
          });
      fate.struck(Fault.LATE);
    } catch (RejectedExecutionException ending) {
      places.release();
      late.complete(answer);
    }
    return late;
  }
}
