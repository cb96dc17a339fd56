package org.ukms.exchange.confirmed.checker.world;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.checker.machine.Deed.Done;
import org.ukms.exchange.confirmed.checker.machine.Machines;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.checker.machine.Parcel;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;

/** Somebody who reads all messages and sends some, but knows no key. */
final class Stranger {

  /** A key that no device has. */
  static final KeyId UNKNOWN = new KeyId("none");

  private static final Optional<Tag> WRONG = Optional.of(Names.WRONG);
  private static final Tags TAGS = new Tags(WRONG, WRONG, WRONG, Optional.empty());
  private static final Head HEAD =
      new Head(
          "KMAC256;qkd-leader,qkd-follower", Names.LINK, Names.token('s', 0), Names.token('s', 2));

  private final Machines machines;
  private final Steps steps;

  Stranger(Machines machines, Steps steps) {
    this.machines = machines;
    this.steps = steps;
  }

  /** Whether a prepare is one of the stranger. */
  static boolean sent(Prepare prepare) {
    return prepare.tags().equals(TAGS);
  }

  void each(World world, Moves.Sink sink) {
    World base = world.copy();
    base.forgeriesLeft--;
    ChainState leader = machines.leader(world.leader).state().durable();
    FollowerState follower = machines.follower(world.follower).state();
    Phase phase = machines.leader(world.leader).state().phase();
    if (phase instanceof Phase.Asking asking) {
      for (StateReply reply : replies(asking.begin().question(), leader, follower)) {
        said(base, reply, sink);
      }
    } else if (phase instanceof Phase.Preparing preparing) {
      Prepare prepare = preparing.prepare();
      said(base, new Prepared(HEAD, prepare.epoch(), prepare.attempt(), UNKNOWN, TAGS), sink);
      refused(base, Reason.NONCE, sink);
    } else if (phase instanceof Phase.Committing) {
      said(base, new Committed(HEAD, leader.number(), TAGS), sink);
      refused(base, Reason.TAG, sink);
    }
    Set<Message.FromLeader> requests = new LinkedHashSet<>();
    long next = follower.durable().number() + 1;
    requests.add(new Commit(HEAD, next, TAGS));
    requests.add(rotation(follower, next));
    resets(world, follower, next, requests);
    for (Message.FromLeader request : requests) {
      asked(base, request, sink);
    }
  }

  private static Set<StateReply> replies(
      Token question, ChainState leader, FollowerState follower) {
    Optional<Epoch> own = leader.current();
    ChainState theirs = follower.durable();
    Set<StateReply> replies = new LinkedHashSet<>();
    replies.add(reply(question, 0, Optional.empty(), Optional.empty(), follower.nonce()));
    replies.add(
        reply(question, theirs.number(), Optional.empty(), Optional.empty(), follower.nonce()));
    replies.add(
        reply(
            question,
            theirs.number(),
            theirs.current().map(Epoch::hash),
            theirs.pending().map(Pending::epoch),
            follower.nonce()));
    replies.add(
        reply(question, leader.number(), own.map(Epoch::hash), Optional.empty(), follower.nonce()));
    replies.add(
        reply(question, Math.max(0, leader.number() - 1), Optional.empty(), own, follower.nonce()));
    replies.add(
        reply(
            question,
            Message.MAX_EPOCH,
            Optional.of(Hash.of(new byte[0])),
            Optional.empty(),
            Names.token('s', 1)));
    return replies;
  }

  private static StateReply reply(
      Token question, long epoch, Optional<Hash> chain, Optional<Epoch> pending, Token nonce) {
    return new StateReply(
        HEAD,
        question,
        epoch,
        chain,
        pending.map(Epoch::number),
        pending.map(Epoch::hash),
        nonce,
        Moves.WISHES,
        TAGS);
  }

  private static Prepare rotation(FollowerState follower, long next) {
    Optional<Hash> chain = follower.durable().current().map(Epoch::hash);
    return new Prepare(
        HEAD, Optional.empty(), next, chain, follower.nonce(), Names.token('s', 2), UNKNOWN, TAGS);
  }

  /** With no key and with those that the leader has had, under its attempt and under another. */
  private void resets(
      World world, FollowerState follower, long next, Set<Message.FromLeader> requests) {
    requests.add(reset(follower, next, UNKNOWN, Names.token('s', 3)));
    for (int key : world.atFollower) {
      requests.add(reset(follower, next, Names.ofLeader(key), Names.token('s', 4 + key)));
      requests.add(reset(follower, next, Names.ofLeader(key), Names.token('a', key)));
    }
  }

  private static Prepare reset(FollowerState follower, long next, KeyId key, Token attempt) {
    Claims claims = new Claims(0, follower.durable().number());
    return new Prepare(
        HEAD, Optional.of(claims), next, Optional.empty(), follower.nonce(), attempt, key, TAGS);
  }

  private void said(World base, Message.FromFollower message, Moves.Sink sink) {
    int number = machines.number(new Parcel.Reply(message.verb(), new Answer.Said(message)));
    Done done = machines.leads(base.leader, "p" + number, () -> new LeaderEvent.Said(message));
    leader(base, done, () -> read(message), sink);
  }

  private void refused(World base, Reason reason, Moves.Sink sink) {
    Done done =
        machines.leads(base.leader, "refused " + reason, () -> new LeaderEvent.Refused(reason));
    leader(base, done, () -> "refused, " + reason.word(), sink);
  }

  private void leader(World base, Done done, Supplier<String> what, Moves.Sink sink) {
    String broken = Steps.ofStranger(done);
    Moves.Sink watched =
        broken.isEmpty() ? sink : (next, complaint, label) -> sink.next(next, broken, label);
    steps.leader(base, done, watched, () -> "a stranger tells the leader: " + what.get());
  }

  private void asked(World base, Message.FromLeader message, Moves.Sink sink) {
    int number = machines.number(new Parcel.Request(message));
    Done done =
        machines.follows(base.follower, "p" + number, message.verb(), () -> Moves.event(message));
    steps.follower(
        base,
        done,
        true,
        sink,
        () -> "a stranger tells the follower: " + new Parcel.Request(message));
  }

  private static String read(Message.FromFollower message) {
    return message instanceof StateReply reply
        ? "state, epoch "
            + reply.epoch()
            + (reply.chain().isPresent() ? " with a chain" : "")
            + (reply.pendingChain().isPresent() ? " and a promise" : "")
        : message.verb();
  }
}
