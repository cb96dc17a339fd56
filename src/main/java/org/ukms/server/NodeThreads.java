package org.ukms.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a node, made by the container, bounded, and ended with the node (W-2).
 *
 * <p>Pools of the JDK on the container's threads, and not the container's executors: Payara's looks
 * through the whole class path for providers of context each time that it is given a task, which
 * was 45 % of the CPU time of a node with 200 peers.
 */
final class NodeThreads implements AutoCloseable {

  /** As many tasks write to the disk at once; none of them waits for a network. */
  private static final int MOST = 16;

  /** More than ten for each peer of the largest node. */
  private static final int MOST_WAITING = 100_000;

  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;
  private final ThreadPoolExecutor programs;
  private final ScheduledThreadPoolExecutor deadlines;

  /**
   * Threads that run nothing yet.
   *
   * @param deliveries how many there are that may wait for another program, each with one task at a
   *     time
   */
  NodeThreads(ThreadFactory threads, int deliveries) {
    this.executor = pool(threads, MOST);
    this.programs = pool(threads, Math.max(1, deliveries));
    this.deadlines = new ScheduledThreadPoolExecutor(1, threads);
    deadlines.setRemoveOnCancelPolicy(true);
  }

  private static ThreadPoolExecutor pool(ThreadFactory threads, int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  Executor executor() {
    return executor;
  }

  /** What waits for other programs, and may hang as long as they do. */
  Executor programs() {
    return programs;
  }

  /** What ends overdue calls. */
  ScheduledExecutorService deadlines() {
    return deadlines;
  }

  /** Lets what is being written be written; nothing begins any more. */
  @Override
  public void close() {
    deadlines.shutdownNow();
    executor.shutdown();
    programs.shutdownNow();
  }
}
