package org.ukms.exchange.confirmed.checker.world;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.ukms.exchange.confirmed.checker.machine.Deed;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.checker.machine.Facts;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.Psk;

/** What deeds, crashes and damages make of a world. */
final class Ends {

  final Machines machines;
  final LongAdder resets = new LongAdder();

  Ends(Machines machines) {
    this.machines = machines;
  }

  /** Two nodes that never heard of each other. */
  World first() {
    World world = new World();
    world.leaderDisk = unknown(world);
    world.followerDisk = unknown(world);
    restartLeader(world);
    restartFollower(world);
    return world;
  }

  private int unknown(World world) {
    Token instance = Names.token('i', world.instances++);
    return machines.number(ChainState.unknown(instance, Optional.<Psk>empty()));
  }

  /** Does so many of the leader's deeds, and then crashes unless these are all. */
  World leader(World base, Done done, int deeds) {
    World next = base.copy();
    for (Deed deed : done.deeds().subList(0, deeds)) {
      if (deed instanceof Deed.Saved saved) {
        leaderDisk(next, saved.disk());
      } else if (deed instanceof Deed.Installed installed) {
        next.leaderOutput = installed.psk();
      } else if (deed instanceof Deed.Sent sent) {
        sent.parcels().forEach(next::send);
      } else if (deed instanceof Deed.Reset) {
        resets.increment();
      }
    }
    if (deeds == done.deeds().size()) {
      next.leader = done.state();
    } else {
      restartLeader(next);
    }
    return next;
  }

  /**
   * Does so many of the follower's deeds, and then crashes unless these are all.
   *
   * @param isStranger whether nobody waits for the reply
   */
  World follower(World base, Done done, int deeds, boolean isStranger) {
    World next = base.copy();
    for (Deed deed : done.deeds().subList(0, deeds)) {
      if (deed instanceof Deed.Saved saved) {
        followerDisk(next, saved.disk());
      } else if (deed instanceof Deed.Installed installed) {
        next.followerOutput = installed.psk();
      } else if (deed instanceof Deed.Answered answered && !isStranger) {
        next.send(answered.parcel());
      } else if (deed instanceof Deed.GivenBack back) {
        next.kept = World.withOne(next.kept, back.key());
      }
    }
    if (deeds == done.deeds().size()) {
      next.follower = done.state();
    } else {
      restartFollower(next);
    }
    return next;
  }

  private void leaderDisk(World world, int disk) {
    if (world.damagesLeft > 0) {
      world.leaderPast = World.withOne(world.leaderPast, world.leaderDisk);
    }
    world.leaderDisk = written(world.leaderDisk, disk);
  }

  private void followerDisk(World world, int disk) {
    if (world.damagesLeft > 0) {
      world.followerPast = World.withOne(world.followerPast, world.followerDisk);
    }
    world.followerDisk = written(world.followerDisk, disk);
  }

  private int written(int before, int disk) {
    ChainState old = machines.disk(before).state();
    return machines.number(machines.surroundings().saved(old, machines.disk(disk).state()));
  }

  void restartLeader(World world) {
    Facts disk = machines.disk(world.leaderDisk);
    world.leader = machines.number(LeaderState.restored(disk.state()));
    world.leaderOutput = disk.installed() == 0 ? world.leaderOutput : disk.installed();
  }

  void restartFollower(World world) {
    Facts disk = machines.disk(world.followerDisk);
    Token nonce = machines.surroundings().nonce(world.nonces++);
    world.follower = machines.number(FollowerState.restored(disk.state(), nonce));
    world.followerOutput = disk.installed() == 0 ? world.followerOutput : disk.installed();
    world.kept = new int[0];
    world.begun = new int[0];
  }

  /** The leader has another disk: an earlier one, or an empty one. */
  World leaderDamaged(World world, List<Integer> earlier) {
    World next = damaged(world);
    leaderDisk(next, next.leaderDisk);
    next.leaderDisk = earlier.isEmpty() ? unknown(next) : earlier.get(0);
    restartLeader(next);
    return forgotten(next);
  }

  /** The follower has another disk: an earlier one, or an empty one. */
  World followerDamaged(World world, List<Integer> earlier) {
    World next = damaged(world);
    followerDisk(next, next.followerDisk);
    next.followerDisk = earlier.isEmpty() ? unknown(next) : earlier.get(0);
    restartFollower(next);
    return forgotten(next);
  }

  private static World damaged(World world) {
    World next = world.copy();
    next.damagesLeft--;
    next.damages++;
    return next;
  }

  private static World forgotten(World world) {
    if (world.damagesLeft == 0) {
      world.leaderPast = new int[0];
      world.followerPast = new int[0];
    }
    return world;
  }
}
