package org.ukms.exchange.confirmed.checker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Surroundings;
import org.ukms.exchange.confirmed.checker.world.Moves;
import org.ukms.exchange.confirmed.checker.world.Rules;
import org.ukms.exchange.confirmed.checker.world.World;

/** The shipped machines in some surroundings; what it once computed serves all its searches. */
final class Checker {

  private final Machines machines;
  private final Rules rules;

  Checker(Surroundings surroundings) {
    this.machines = new Machines(surroundings);
    this.rules = new Rules(machines);
  }

  /**
   * Looks at all worlds of a scope.
   *
   * @param most so many are enough
   */
  Outcome through(Scope scope, int most, Duration time) {
    World start = scope.limit(start(scope.epochs()));
    return new Search(new Moves(machines), rules, start, most, time).outcome();
  }

  /** Where so many epochs were made without a fault; earlier states are known from a backup. */
  private World start(int epochs) {
    Moves moves = new Moves(machines);
    World world = moves.first().within(epochs, 0, 1, 0);
    for (List<World> next = next(moves, world); !next.isEmpty(); next = next(moves, world)) {
      world = next.get(0);
    }
    return world;
  }

  private static List<World> next(Moves moves, World before) {
    List<World> next = new ArrayList<>();
    moves.each(
        before,
        (after, complaint, label) -> {
          if (!after.isDamagedAfter(before) && !label.get().equals(Moves.TIME_OUT)) {
            next.add(after);
          }
        });
    return next;
  }
}
