package org.ukms.exchange.confirmed.checker.world;

import java.util.Optional;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.checker.machine.Parcel;
import org.ukms.exchange.confirmed.checker.machine.Texts;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;

/**
 * What comes of two ends once nothing goes wrong any more. All that was in flight is lost, and the
 * calls under way have failed, since an old message could help where the two are really stuck.
 */
final class FairRun {

  /**
   * How it went.
   *
   * @param begins that the leader needed to agree
   * @param complaint "" if they agreed, and rotated once more
   */
  record Result(int begins, String complaint) {}

  private static final int MOST = 8;

  private final Machines machines;
  private LeaderState leader;
  private FollowerState follower;
  private String leaderOutput;
  private String followerOutput;
  private int names;

  FairRun(Machines machines, World world) {
    this.machines = machines;
    this.leader = machines.leader(world.leader).state();
    this.follower = machines.follower(world.follower).state();
    this.leaderOutput = machines.psk(world.leaderOutput);
    this.followerOutput = machines.psk(world.followerOutput);
  }

  Result result() {
    int begins = beginUntil(1);
    if (begins > MOST) {
      return new Result(begins, "stuck after " + MOST + " fair begins");
    }
    boolean isRotated = beginUntil(leader.durable().number() + 1) <= MOST;
    return new Result(begins, isRotated ? "" : "agreed, but does not rotate");
  }

  /** How many begins it takes until both agree on an epoch that is not less than this. */
  private int beginUntil(long epoch) {
    int begins = 0;
    while (begins <= MOST && (leader.durable().number() < epoch || !isAgreed())) {
      begin();
      begins++;
    }
    return begins;
  }

  private boolean isAgreed() {
    ChainState ours = leader.durable();
    ChainState theirs = follower.durable();
    Optional<String> chain = ours.current().map(FairRun::name);
    return chain.isPresent()
        && !ours.unacknowledged()
        && chain.equals(theirs.current().map(FairRun::name))
        && leaderOutput.equals(Texts.of(ours.installed()))
        && leaderOutput.equals(followerOutput);
  }

  private static String name(Epoch epoch) {
    return epoch.number() + " " + epoch.hash().base64();
  }

  private void begin() {
    leads(new LeaderEvent.Begin(Names.token('Q', names++), Names.token('A', names++), true, true));
  }

  private void leads(LeaderEvent event) {
    Step<LeaderState> step = machines.step(leader, event);
    leader = step.state();
    boolean isRepeated = !(event instanceof LeaderEvent.KeyCame);
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Install install) {
        leaderOutput = Texts.of(Optional.of(install.psk()));
      } else if (effect instanceof Effect.TakeKey) {
        leads(new LeaderEvent.KeyCame(Names.key(new KeyId("fair L" + names++))));
      } else if (effect instanceof Effect.FindKey find) {
        leads(new LeaderEvent.KeyCame(Names.key(find.id())));
      } else if (effect instanceof Effect.Send send) {
        Parcel.Request request = new Parcel.Request(send.message());
        machines.surroundings().sent(request, step.state(), isRepeated).forEach(this::arrives);
      }
    }
  }

  private void arrives(Parcel parcel) {
    if (parcel instanceof Parcel.Request request) {
      Message.FromLeader message = request.message();
      follows(Moves.event(message));
    } else {
      answers(((Parcel.Reply) parcel).answer());
    }
  }

  private void follows(FollowerEvent event) {
    Step<FollowerState> step = machines.step(follower, event);
    follower = step.state();
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Install install) {
        followerOutput = Texts.of(Optional.of(install.psk()));
      } else if (effect instanceof Effect.InstallMissing missing) {
        followerOutput = Texts.of(Optional.of(missing.psk()));
      } else if (effect instanceof Effect.FindKey find) {
        follows(new FollowerEvent.LeadersKeyCame(find.attempt(), Names.key(find.id())));
      } else if (effect instanceof Effect.TakeKey take) {
        KeyId id = new KeyId("fair F" + names++);
        follows(new FollowerEvent.OwnKeyCame(take.attempt(), Names.key(id), nonce()));
      } else if (effect instanceof Effect.Reply reply) {
        answers(reply.answer());
      } else if (effect instanceof Effect.Conclude conclude) {
        answers(conclude.answer());
      }
    }
  }

  private Token nonce() {
    return machines.surroundings().nonce(1_000_000 + names++);
  }

  private void answers(Answer answer) {
    if (answer instanceof Answer.Said said) {
      leads(new LeaderEvent.Said(said.message()));
    } else if (answer instanceof Answer.Refused refused) {
      leads(new LeaderEvent.Refused(refused.reason()));
    } else {
      leads(new LeaderEvent.Unanswered("busy"));
    }
  }
}
