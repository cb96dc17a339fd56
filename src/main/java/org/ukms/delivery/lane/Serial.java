package org.ukms.delivery.lane;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs one task after the other, on the threads of another executor. */
public final class Serial implements Executor {

  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  /** One that keeps at most one of these threads. */
  public Serial(Executor threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void execute(Runnable task) {
    waiting.add(task);
    if (!running) {
      threads.execute(this::run);
      running = true;
    }
  }

  private void run() {
    for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
      task.get().run();
    }
  }

  private synchronized Optional<Runnable> next() {
    Optional<Runnable> task = Optional.ofNullable(waiting.poll());
    running = task.isPresent();
    return task;
  }
}
