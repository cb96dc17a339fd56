package org.ukms.exchange.confirmed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.follower.Follower;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.Leader;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.key.SampleKeys;

/** Both machines, their devices, disks in memory and a network that loses what it is told to. */
final class TwoEnds {

  static final Token START = new Token("AAECAwQFBgcICQoLDA0ODw==");
  static final Link LINK = new Link("hsn_alice", "hsn_bob", "sae_alice", "sae_bob");

  private final Random random = new Random(20);
  private final Leader leader;
  private final Follower follower;
  private final Map<KeyId, QkdKey> kept = new HashMap<>();
  private final Set<String> lost = new HashSet<>();

  final Crashes crashes = new Crashes();
  final Devices devices = new Devices();
  final List<String> alarms = new ArrayList<>();
  final List<Message.FromLeader> sent = new ArrayList<>();
  final List<Answer> answers = new ArrayList<>();
  LeaderState leading;
  FollowerState following;
  ChainState leaderDisk;
  ChainState followerDisk;
  String leaderOutput = "";
  String followerOutput = "";
  Wishes wishes = new Wishes(60, true, false);
  boolean due = true;
  boolean outputFails;
  int resets;
  UnaryOperator<Answer> onReply = answer -> answer;

  TwoEnds(Terms ofLeader, Terms ofFollower) {
    leader = new Leader(ofLeader);
    follower = new Follower(ofFollower);
    loseLeader();
    loseFollower();
  }

  /** Two ends that made one epoch. */
  static TwoEnds agreed() {
    TwoEnds pair = new TwoEnds(terms(), terms());
    pair.begin();
    return pair;
  }

  static Terms terms() {
    return new Terms(LINK, Optional.empty(), START);
  }

  Token token() {
    return Token.of(random);
  }

  /** The next one of these is lost: a verb, or a verb and {@code reply}. */
  void lose(String... names) {
    lost.addAll(Arrays.asList(names));
  }

  /** The leader begins, and all that follows of it. */
  void begin() {
    try {
      leads(new LeaderEvent.Begin(token(), token(), due, true));
    } catch (Crashes.Crash crash) {
      if (crash.isLeader()) {
        restartLeader();
      } else {
        restartFollower();
        leads(new LeaderEvent.Unanswered("connection lost"));
      }
    }
  }

  void restartLeader() {
    leading = LeaderState.restored(leaderDisk);
    leaderOutput = text(leaderDisk.installed(), leaderOutput);
  }

  void restartFollower() {
    following = FollowerState.restored(followerDisk, token());
    followerOutput = text(followerDisk.installed(), followerOutput);
    kept.clear();
  }

  void loseLeader() {
    restoreLeader(ChainState.unknown(token(), Optional.empty()));
  }

  void loseFollower() {
    restoreFollower(ChainState.unknown(token(), Optional.empty()));
  }

  void restoreLeader(ChainState earlier) {
    leaderDisk = earlier;
    restartLeader();
  }

  void restoreFollower(ChainState earlier) {
    followerDisk = earlier;
    restartFollower();
  }

  private static String text(Optional<Psk> psk, String otherwise) {
    return psk.map(SampleKeys::text).orElse(otherwise);
  }

  /** Whether both have this epoch of one chain, durably, and its PSK in their outputs. */
  boolean agreeOn(long epoch) {
    Optional<Epoch> ours = leaderDisk.current();
    return ours.filter(one -> one.number() == epoch).isPresent()
        && !leaderDisk.unacknowledged()
        && ours.map(Epoch::hash).equals(followerDisk.current().map(Epoch::hash))
        && followerDisk.number() == epoch
        && leaderOutput.equals(followerOutput)
        && leaderOutput.equals(text(leaderDisk.installed(), "none"));
  }

  void leads(LeaderEvent event) {
    Step<LeaderState> step = leader.on(leading, event);
    leading = step.state();
    for (Effect effect : step.effects()) {
      crashes.beforeEffect(true);
      if (effect instanceof Effect.Save save) {
        leaderDisk = save.state();
      } else if (effect instanceof Effect.Install install) {
        leaderOutput = SampleKeys.text(install.psk());
      } else if (effect instanceof Effect.Alarm alarm) {
        alarms.add(alarm.text());
      } else if (effect instanceof Effect.ResetDone) {
        resets++;
      } else if (effect instanceof Effect.TakeKey) {
        leads(came(devices.take()));
      } else if (effect instanceof Effect.FindKey find) {
        leads(came(devices.find(find.id())));
      } else if (effect instanceof Effect.Send send) {
        leads(send(send.message()));
      }
    }
  }

  private static LeaderEvent came(Optional<QkdKey> key) {
    return key.<LeaderEvent>map(LeaderEvent.KeyCame::new)
        .orElseGet(() -> new LeaderEvent.KmeFailed("no key"));
  }

  private LeaderEvent send(Message.FromLeader message) {
    sent.add(message);
    if (lost.remove(message.verb())) {
      return new LeaderEvent.Unanswered("lost");
    }
    Answer answer = onReply.apply(ask(message));
    if (lost.remove(message.verb() + " reply")) {
      return new LeaderEvent.Unanswered("lost");
    }
    if (answer instanceof Answer.Said said) {
      return new LeaderEvent.Said(said.message());
    }
    return answer instanceof Answer.Refused refused
        ? new LeaderEvent.Refused(refused.reason())
        : new LeaderEvent.Unanswered("busy");
  }

  /** The follower's answer to whoever says this. */
  Answer ask(Message.FromLeader message) {
    FollowerEvent event =
        message instanceof Prepare prepare
            ? new FollowerEvent.PrepareCame(prepare, true)
            : message instanceof Commit commit
                ? new FollowerEvent.CommitCame(commit)
                : new FollowerEvent.Asked((StateQuery) message, wishes);
    Answer answer = follows(event).orElseThrow();
    answers.add(answer);
    return answer;
  }

  /** What an event makes of the follower, and the answer to it. */
  Optional<Answer> follows(FollowerEvent event) {
    Step<FollowerState> step = follower.on(following, event);
    following = step.state();
    Optional<Answer> answer = Optional.empty();
    for (Effect effect : step.effects()) {
      crashes.beforeEffect(false);
      if (effect instanceof Effect.Save save) {
        followerDisk = save.state();
      } else if (effect instanceof Effect.Install install) {
        if (outputFails) {
          return Optional.of(new Answer.Busy());
        }
        followerOutput = SampleKeys.text(install.psk());
      } else if (effect instanceof Effect.InstallMissing missing) {
        if (outputFails) {
          return Optional.of(new Answer.Busy());
        }
        followerOutput = SampleKeys.text(missing.psk());
      } else if (effect instanceof Effect.GiveBack back) {
        kept.put(back.key().id(), back.key());
      } else if (effect instanceof Effect.FindKey find) {
        answer =
            Optional.ofNullable(kept.remove(find.id()))
                .or(() -> devices.find(find.id()))
                .map(key -> follows(new FollowerEvent.LeadersKeyCame(find.attempt(), key)))
                .orElseGet(() -> follows(new FollowerEvent.KmeFailed(find.attempt())));
      } else if (effect instanceof Effect.TakeKey take) {
        answer =
            devices
                .take()
                .map(key -> follows(new FollowerEvent.OwnKeyCame(take.attempt(), key, token())))
                .orElseGet(() -> follows(new FollowerEvent.KmeFailed(take.attempt())));
      } else if (effect instanceof Effect.Reply reply) {
        answer = Optional.of(reply.answer());
      } else if (effect instanceof Effect.Conclude conclude) {
        answer = Optional.of(conclude.answer());
      }
    }
    return answer;
  }
}
