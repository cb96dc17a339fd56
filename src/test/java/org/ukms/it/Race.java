package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Callers that all start at once, each in a thread of its own. */
final class Race {

  private static final long LIMIT_SECONDS = 60;

  private Race() {}

  /** Has all of them run, and tells what each came back with, in their order. */
  static <T> List<T> run(List<Callable<T>> callers) throws Exception {
    CyclicBarrier start = new CyclicBarrier(callers.size());
    ExecutorService threads = Executors.newFixedThreadPool(callers.size());
    try {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> caller : callers) {
        running.add(
            threads.submit(
                () -> {
                  start.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                  return caller.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
      assertThat(threads.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }
}
