package org.ukms.etsi014.simulator.faults;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.ukms.schedule.Delays;

/** Answers that wait (F-4, F-5). Safe for any number of threads. */
public final class Waiting implements AutoCloseable {

  private final Delays delays;
  private final Duration wait;
  private final Semaphore places;
  private final Set<Runnable> ends = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

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
    if (closed || !fate.has(Fault.LATE) || !places.tryAcquire()) {
      return CompletableFuture.completedFuture(answer);
    }
    CompletableFuture<T> late = new CompletableFuture<>();
    Runnable end = () -> late.complete(answer);
    ends.add(end);
    try {
      delays.after(wait, () -> end(end));
      fate.struck(Fault.LATE);
    } catch (RejectedExecutionException ending) {
      end(end);
    }
    if (closed) {
      end(end);
    }
    return late;
  }

  private void end(Runnable end) {
    if (ends.remove(end)) {
      places.release();
      end.run();
    }
  }

  /** Lets all go that wait; none does from now on. */
  @Override
  public void close() {
    closed = true;
    ends.forEach(this::end);
  }
}
