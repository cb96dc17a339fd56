package org.ukms.exchange.confirmed.checker.world;

import java.util.List;
import java.util.function.Supplier;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.checker.machine.Parcel;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;

/** All that may happen next. */
public final class Moves {

  /** Takes what may happen. */
  public interface Sink {

    /**
     * One thing that may happen.
     *
     * @param complaint which rule it breaks by itself, "" if none
     */
    void next(World world, String complaint, Supplier<String> label);
  }

  /** What a time-out is called. */
  public static final String TIME_OUT = "leader waits no longer";

  static final Wishes WISHES = new Wishes(60, true, false);

  private final Machines machines;
  private final Ends ends;
  private final Steps steps;
  private final Devices devices;
  private final Stranger stranger;

  public Moves(Machines machines) {
    this.machines = machines;
    this.ends = new Ends(machines);
    this.steps = new Steps(ends);
    this.devices = new Devices(machines, steps);
    this.stranger = new Stranger(machines, steps);
  }

  /** Two nodes that never heard of each other. */
  public World first() {
    return ends.first();
  }

  /** How often a new chain was begun, on all ways. */
  public long resets() {
    return ends.resets.sum();
  }

  /** All that may happen next. */
  public void each(World world, Sink sink) {
    begin(world, sink);
    timeOut(world, sink);
    devices.each(world, sink);
    deliver(world, sink);
    if (world.faultsLeft > 0) {
      lose(world, sink);
      crash(world, sink);
    }
    if (world.damagesLeft > 0) {
      damage(world, sink);
    }
    if (world.forgeriesLeft > 0) {
      stranger.each(world, sink);
    }
  }

  private void begin(World world, Sink sink) {
    Phase phase = machines.leader(world.leader).state().phase();
    boolean isFree =
        phase instanceof Phase.Idle
            || phase instanceof Phase.Doubting
            || phase instanceof Phase.Preparing;
    if (world.beginsLeft == 0 || !isFree) {
      return;
    }
    World base = world.copy();
    base.beginsLeft--;
    int number = base.begins++;
    Supplier<LeaderEvent> event =
        () -> new LeaderEvent.Begin(Names.token('q', number), Names.token('a', number), true, true);
    Done done = machines.leads(world.leader, "begin " + number, event);
    steps.leader(base, done, sink, () -> "leader begins, attempt a" + number);
  }

  /** One of a prepare changes nothing: the leader may begin again anyhow. */
  private void timeOut(World world, Sink sink) {
    Phase phase = machines.leader(world.leader).state().phase();
    if (phase instanceof Phase.Asking || phase instanceof Phase.Committing) {
      Done done = unanswered(world);
      steps.leader(world, done, sink, () -> TIME_OUT);
    }
  }

  private Done unanswered(World world) {
    return machines.leads(
        world.leader, "unanswered", () -> new LeaderEvent.Unanswered("no answer"));
  }

  private void deliver(World world, Sink sink) {
    for (int i = 0; i < world.wire.length; i++) {
      int parcel = world.wire[i];
      if (i > 0 && world.wire[i - 1] == parcel) {
        continue;
      }
      World gone = world.copy();
      gone.wire = World.without(world.wire, parcel);
      arrive(gone, parcel, sink, () -> machines.parcel(parcel) + " arrives");
      if (world.faultsLeft > 0) {
        World kept = Steps.faulty(world);
        arrive(kept, parcel, sink, () -> machines.parcel(parcel) + " arrives and stays in flight");
      }
    }
  }

  private void arrive(World base, int number, Sink sink, Supplier<String> label) {
    Parcel parcel = machines.parcel(number);
    if (parcel instanceof Parcel.Request request) {
      Message.FromLeader message = request.message();
      Done done =
          machines.follows(base.follower, "p" + number, message.verb(), () -> event(message));
      steps.follower(base, done, false, sink, label);
      return;
    }
    Parcel.Reply reply = (Parcel.Reply) parcel;
    if (reply.answer() instanceof Answer.Said said) {
      Done done =
          machines.leads(base.leader, "p" + number, () -> new LeaderEvent.Said(said.message()));
      steps.leader(base, done, sink, label);
    } else if (!isAwaited(base, reply.verb())) {
      sink.next(base, "", label);
    } else if (reply.answer() instanceof Answer.Refused refused) {
      Done done =
          machines.leads(
              base.leader, "p" + number, () -> new LeaderEvent.Refused(refused.reason()));
      steps.leader(base, done, sink, label);
    } else {
      steps.leader(base, unanswered(base), sink, label);
    }
  }

  static FollowerEvent event(Message.FromLeader message) {
    if (message instanceof Prepare prepare) {
      return new FollowerEvent.PrepareCame(prepare, true);
    }
    return message instanceof Commit commit
        ? new FollowerEvent.CommitCame(commit)
        : new FollowerEvent.Asked((StateQuery) message, WISHES);
  }

  private boolean isAwaited(World world, String verb) {
    Phase phase = machines.leader(world.leader).state().phase();
    return switch (verb) {
      case "state" -> phase instanceof Phase.Asking;
      case "prepare" -> phase instanceof Phase.Preparing;
      default -> phase instanceof Phase.Committing;
    };
  }

  private void lose(World world, Sink sink) {
    for (int parcel : world.wire) {
      World next = Steps.faulty(world);
      next.wire = World.without(world.wire, parcel);
      sink.next(next, "", () -> machines.parcel(parcel) + " is lost");
    }
    if (world.wire.length > 1) {
      World next = Steps.faulty(world);
      next.wire = new int[0];
      sink.next(next, "", () -> "everything in flight is lost");
    }
  }

  private void crash(World world, Sink sink) {
    World leader = Steps.faulty(world);
    ends.restartLeader(leader);
    sink.next(leader, "", () -> "leader crashes");
    World follower = Steps.faulty(world);
    ends.restartFollower(follower);
    sink.next(follower, "", () -> "follower crashes");
  }

  private void damage(World world, Sink sink) {
    sink.next(ends.leaderDamaged(world, List.of()), "", () -> "leader loses its disk");
    sink.next(ends.followerDamaged(world, List.of()), "", () -> "follower loses its disk");
    for (int disk : world.leaderPast) {
      World next = ends.leaderDamaged(world, List.of(disk));
      sink.next(next, "", () -> "leader is restored to " + machines.disk(disk));
    }
    for (int disk : world.followerPast) {
      World next = ends.followerDamaged(world, List.of(disk));
      sink.next(next, "", () -> "follower is restored to " + machines.disk(disk));
    }
  }
}
