package org.ukms.exchange.confirmed.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.ukms.exchange.confirmed.checker.world.Moves;
import org.ukms.exchange.confirmed.checker.world.Rules;
import org.ukms.exchange.confirmed.checker.world.World;

/** Looks at all worlds, those of few steps first, until a rule is broken. */
final class Search {

  private static final int CHUNK = 64;

  private record Node(World world, int number) {}

  private record Broken(int parent, int move, String complaint) {}

  private final Moves moves;
  private final Rules rules;
  private final World start;
  private final int most;
  private final Visited visited = new Visited();
  private final AtomicReference<Broken> broken = new AtomicReference<>();
  private final long begin = System.nanoTime();
  private final long end;

  /**
   * A search.
   *
   * @param most so many worlds are enough
   */
  Search(Moves moves, Rules rules, World start, int most, Duration time) {
    this.moves = moves;
    this.rules = rules;
    this.start = start;
    this.most = most;
    this.end = begin + time.toNanos();
  }

  /** Looks at worlds until there are no more, or enough of them, or time is up. */
  Outcome outcome() {
    int fairRuns = rules.fairRuns();
    int steps = run();
    Broken found = broken.get();
    return new Outcome(
        visited.size(),
        moves.resets(),
        steps,
        found == null && !isOver(),
        rules.fairRuns() - fairRuns,
        rules.mostBegins(),
        Duration.ofNanos(System.nanoTime() - begin),
        found == null ? "" : found.complaint(),
        found == null ? List.of() : trace(found));
  }

  private boolean isOver() {
    return broken.get() != null || visited.size() >= most || System.nanoTime() - end >= 0;
  }

  private int run() {
    int number = visited.add(start.digest(), 0, 0);
    List<Node> frontier = List.of(new Node(start, number));
    int steps = 0;
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      while (!frontier.isEmpty() && !isOver()) {
        frontier = next(threads, frontier);
        steps++;
      }
    } finally {
      threads.shutdownNow();
    }
    return steps;
  }

  private List<Node> next(ExecutorService threads, List<Node> frontier) {
    List<Callable<List<Node>>> chunks = new ArrayList<>();
    for (int i = 0; i < frontier.size(); i += CHUNK) {
      List<Node> chunk = frontier.subList(i, Math.min(frontier.size(), i + CHUNK));
      chunks.add(() -> chunk.stream().flatMap(node -> after(node).stream()).toList());
    }
    try {
      List<Node> all = new ArrayList<>();
      for (Future<List<Node>> chunk : threads.invokeAll(chunks)) {
        all.addAll(chunk.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private List<Node> after(Node node) {
    List<Node> after = new ArrayList<>();
    if (!isOver()) {
      int[] move = {0};
      moves.each(
          node.world(), (world, complaint, label) -> see(node, move[0]++, world, complaint, after));
    }
    return after;
  }

  private void see(Node from, int move, World world, String complaint, List<Node> after) {
    if (!complaint.isEmpty()) {
      broken.compareAndSet(null, new Broken(from.number(), move, complaint));
      return;
    }
    int number = visited.add(world.digest(), from.number(), move);
    if (number >= 0) {
      String rule = rules.complaint(world);
      if (rule.isEmpty()) {
        after.add(new Node(world, number));
      } else {
        broken.compareAndSet(null, new Broken(from.number(), move, rule));
      }
    }
  }

  private List<String> trace(Broken found) {
    List<Integer> way = visited.way(found.parent());
    way.add(found.move());
    List<String> lines = new ArrayList<>();
    World[] world = {start};
    for (int wanted : way) {
      int[] move = {0};
      World before = world[0];
      moves.each(
          before,
          (after, complaint, label) -> {
            if (move[0]++ == wanted) {
              world[0] = after;
              lines.add(label.get() + rules.read(after));
            }
          });
    }
    return lines;
  }
}
