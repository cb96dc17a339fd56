package org.ukms.exchange.confirmed.checker.world;

import java.util.Arrays;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.checker.machine.Facts;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.follower.Attempt;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.key.KeyId;

/**
 * The two devices. What is under way follows from the states: a leader that is taking or finding,
 * and each attempt of the follower, waits for one call.
 */
final class Devices {

  private final Machines machines;
  private final Steps steps;

  Devices(Machines machines, Steps steps) {
    this.machines = machines;
    this.steps = steps;
  }

  void each(World world, Moves.Sink sink) {
    Phase phase = machines.leader(world.leader).state().phase();
    if (phase instanceof Phase.Taking taking) {
      int number = Names.number(taking.draft().attempt());
      World base = world.copy();
      base.atFollower = World.withOne(world.atFollower, number);
      leaders(base, Names.ofLeader(number), sink);
      fail(world, sink);
    }
    if (phase instanceof Phase.Finding finding) {
      int number = Names.number(finding.promise().keyId());
      World base = world.copy();
      base.atLeader = World.without(world.atLeader, number);
      if (World.has(world.atLeader, number)) {
        leaders(base, finding.promise().keyId(), sink);
        fail(world, sink);
      } else {
        failed(world, sink);
      }
    }
    for (Attempt attempt : machines.follower(world.follower).state().attempts()) {
      if (attempt.leadersKey().isEmpty()) {
        find(world, attempt.prepare(), sink);
      } else {
        take(world, attempt.prepare(), sink);
      }
    }
  }

  private void leaders(World base, KeyId id, Moves.Sink sink) {
    Done done =
        machines.leads(base.leader, "key " + id, () -> new LeaderEvent.KeyCame(Names.key(id)));
    steps.leader(base, done, sink, () -> "leader's device gives " + id);
  }

  private void fail(World world, Moves.Sink sink) {
    if (world.faultsLeft > 0) {
      failed(Steps.faulty(world), sink);
    }
  }

  private void failed(World base, Moves.Sink sink) {
    Done done = machines.leads(base.leader, "no key", () -> new LeaderEvent.KmeFailed("no key"));
    steps.leader(base, done, sink, () -> "leader's device gives no key");
  }

  private void find(World world, Prepare prepare, Moves.Sink sink) {
    KeyId id = prepare.keyId();
    int number = id.equals(Stranger.UNKNOWN) ? -1 : Names.number(id);
    boolean isKept = World.has(world.kept, number);
    if (!isKept && !World.has(world.atFollower, number)) {
      failed(world, prepare, sink);
      return;
    }
    World base = world.copy();
    if (isKept) {
      base.kept = World.without(world.kept, number);
    } else {
      base.atFollower = World.without(world.atFollower, number);
    }
    String attempt = Names.read(prepare.attempt());
    boolean isStranger = Stranger.sent(prepare);
    Done done =
        machines.follows(
            world.follower,
            "key " + id + " for " + attempt,
            "prepare",
            () -> new FollowerEvent.LeadersKeyCame(prepare.attempt(), Names.key(id)));
    Moves.Sink watched =
        !isStranger || done.givesBack()
            ? sink
            : (next, complaint, label) -> sink.next(next, "a stranger burns a key", label);
    begun(base, prepare, done);
    steps.follower(
        base, done, isStranger, watched, () -> "follower's device gives " + id + " for " + attempt);
    if (world.faultsLeft > 0) {
      failed(Steps.faulty(world), prepare, sink);
    }
  }

  private void take(World world, Prepare prepare, Moves.Sink sink) {
    World base = world.copy();
    int number = base.keys++;
    int nonce = base.nonces++;
    KeyId id = Names.ofFollower(number);
    base.atLeader = World.withOne(world.atLeader, number);
    String attempt = Names.read(prepare.attempt());
    Done done =
        machines.follows(
            judged(world, prepare),
            "own " + id + " for " + attempt + " n" + nonce,
            "prepare",
            () ->
                new FollowerEvent.OwnKeyCame(
                    prepare.attempt(), Names.key(id), machines.surroundings().nonce(nonce)));
    Moves.Sink watched =
        isNeedlessReset(world, done)
            ? (next, broken, label) -> sink.next(next, "a reset where the chain is shared", label)
            : sink;
    steps.follower(
        base,
        done,
        Stranger.sent(prepare),
        watched,
        () -> "follower's device gives " + id + " for " + attempt);
    if (world.faultsLeft > 0) {
      failed(Steps.faulty(world), prepare, sink);
    }
  }

  private boolean isNeedlessReset(World world, Done done) {
    Facts leader = machines.disk(machines.leader(world.leader).disk());
    Facts before = machines.disk(machines.follower(world.follower).disk());
    Facts after = machines.disk(machines.follower(done.state()).disk());
    return world.damages == 0
        && leader.number() > 0
        && before.knows(leader.chain())
        && !after.pending().equals(before.pending())
        && after.state().pending().filter(Pending::isReset).isPresent();
  }

  private void failed(World base, Prepare prepare, Moves.Sink sink) {
    String attempt = Names.read(prepare.attempt());
    Done done =
        machines.follows(
            base.follower,
            "no key for " + attempt,
            "prepare",
            () -> new FollowerEvent.KmeFailed(prepare.attempt()));
    steps.follower(
        base,
        done,
        Stranger.sent(prepare),
        sink,
        () -> "follower's device gives none for " + attempt);
  }

  /** Where there is no lock, the state of the beginning is kept for each attempt. */
  private void begun(World base, Prepare prepare, Done done) {
    if (!machines.surroundings().lock()) {
      int[] more = Arrays.copyOf(base.begun, base.begun.length + 2);
      more[more.length - 2] = Names.number(prepare.attempt());
      more[more.length - 1] = done.state();
      base.begun = more;
    }
  }

  private static int judged(World world, Prepare prepare) {
    for (int i = 0; i < world.begun.length; i += 2) {
      if (world.begun[i] == Names.number(prepare.attempt())) {
        return world.begun[i + 1];
      }
    }
    return world.follower;
  }
}
