package org.ukms.exchange.confirmed.checker.world;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ukms.exchange.confirmed.checker.machine.Facts;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.follower.Attempt;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.value.Token;

/** What must hold in every world. */
public final class Rules {

  private record Pair(int leader, int follower, int leaderOutput, int followerOutput) {}

  /**
   * One restored disk never makes two chains of the same epoch, but two do: a leader that committed
   * an epoch loses its disk, makes a new chain of the same number, and is restored to the old one.
   */
  private static final int DAMAGES_FOR_TWINS = 2;

  private final Machines machines;
  private final Map<Pair, FairRun.Result> runs = new ConcurrentHashMap<>();

  public Rules(Machines machines) {
    this.machines = machines;
  }

  /** Which rule a world breaks, "" if none. */
  public String complaint(World world) {
    Facts leader = machines.disk(machines.leader(world.leader).disk());
    Facts follower = machines.disk(machines.follower(world.follower).disk());
    if (world.damages < DAMAGES_FOR_TWINS
        && leader.number() == follower.number()
        && !leader.chain().equals(follower.chain())) {
      return "two chains of the same epoch";
    }
    if (leader.installed() != 0 && leader.installed() != world.leaderOutput) {
      return "the leader's output is not what it saved as such";
    }
    String complaint = world.damages == 0 ? undamaged(world, leader, follower) : "";
    return complaint.isEmpty() ? fair(world) : complaint;
  }

  private static String undamaged(World world, Facts leader, Facts follower) {
    if (follower.number() > leader.number()) {
      return "the follower is ahead";
    }
    if (leader.number() - follower.number() > 1) {
      return "the epochs differ by more than one";
    }
    if (!follower.knows(leader.chain())) {
      return "the follower cannot follow the leader";
    }
    if (world.leaderOutput == world.followerOutput) {
      return "";
    }
    if (!leader.unacknowledged()) {
      return "the outputs differ though the leader is acknowledged";
    }
    return world.followerOutput == leader.psk() ? "" : "the outputs are more than one epoch apart";
  }

  private String fair(World world) {
    World settled = world.copy();
    settled.leader = settledLeader(world.leader);
    settled.follower = settledFollower(world.follower);
    Pair pair =
        new Pair(settled.leader, settled.follower, world.leaderOutput, world.followerOutput);
    return runs.computeIfAbsent(pair, one -> new FairRun(machines, settled).result()).complaint();
  }

  /** A leader whose message or call came to nothing. */
  private int settledLeader(int leader) {
    Phase phase = machines.leader(leader).state().phase();
    return phase instanceof Phase.Taking || phase instanceof Phase.Finding
        ? machines.leads(leader, "no key", () -> new LeaderEvent.KmeFailed("no key")).state()
        : machines
            .leads(leader, "unanswered", () -> new LeaderEvent.Unanswered("no answer"))
            .state();
  }

  /** A follower whose calls came to nothing. */
  private int settledFollower(int follower) {
    int settled = follower;
    for (Attempt attempt : machines.follower(follower).state().attempts()) {
      Token token = attempt.prepare().attempt();
      settled =
          machines
              .follows(
                  settled,
                  "no key for " + Names.read(token),
                  "prepare",
                  () -> new FollowerEvent.KmeFailed(token))
              .state();
    }
    return settled;
  }

  /** Where both ends are. */
  public String read(World world) {
    return String.format(
        " [leader %s, %s; follower %s]",
        machines.leader(world.leader).state().phase().getClass().getSimpleName(),
        machines.disk(world.leaderDisk),
        machines.disk(world.followerDisk));
  }

  /** How many pairs of ends were led to agreement. */
  public int fairRuns() {
    return runs.size();
  }

  /** How many begins the slowest of them took. */
  public int mostBegins() {
    return runs.values().stream().mapToInt(FairRun.Result::begins).max().orElse(0);
  }
}
