package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still but for what is run, and all that is to happen, in its order. */
public final class VirtualTime implements InstantSource {

  private record Task(Instant at, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long number;

  @Override
  public Instant instant() {
    return now;
  }

  /** Runs the work once this time has passed. */
  public void in(Duration wait, Runnable work) {
    tasks.add(new Task(now.plus(wait), number++, work));
  }

  /** Lets this time pass, and everything in it happen. */
  public void pass(Duration time) {
    Instant end = now.plus(time);
    while (!tasks.isEmpty() && !tasks.peek().at().isAfter(end)) {
      Task task = tasks.poll();
      now = task.at();
      task.work().run();
    }
    now = end;
  }
}
