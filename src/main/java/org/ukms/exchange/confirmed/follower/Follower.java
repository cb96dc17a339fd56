package org.ukms.exchange.confirmed.follower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.follower.FollowerEvent.OwnKeyCame;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.QkdKey;

/** The follower: it promises, and keeps its promises (F-8, F-10, F-11). */
public final class Follower {

  /** Of them one by a leader that has proved itself. */
  private static final int ATTEMPTS = 4;

  private final Terms terms;
  private final Judge judge;
  private final FollowerMessages messages;

  public Follower(Terms terms) {
    this.terms = terms;
    this.judge = new Judge(terms);
    this.messages = new FollowerMessages(terms);
  }

  /** Whether the sender has proved itself, so that no limit for strangers holds for it. */
  public boolean isProved(FollowerState state, Message.FromLeader message) {
    return judge.isProved(state.durable(), message);
  }

  /** What an event makes of a state. */
  public Step<FollowerState> on(FollowerState state, FollowerEvent event) {
    if (event instanceof FollowerEvent.Asked asked) {
      return asked(state, asked.query(), asked.wishes());
    }
    if (event instanceof FollowerEvent.PrepareCame came) {
      return prepareCame(state, came.prepare(), came.mayReset());
    }
    if (event instanceof FollowerEvent.LeadersKeyCame came) {
      return state
          .attempt(came.attempt())
          .map(attempt -> leadersKeyCame(state, attempt.prepare(), came.key()))
          .orElseGet(() -> Step.of(state, new Effect.GiveBack(came.key())));
    }
    if (event instanceof OwnKeyCame came) {
      return state
          .attempt(came.attempt())
          .map(attempt -> ownKeyCame(state, attempt, came))
          .orElseGet(() -> Step.of(state));
    }
    if (event instanceof FollowerEvent.KmeFailed failed) {
      return state
          .attempt(failed.attempt())
          .map(attempt -> given(state, attempt, new Answer.Busy()))
          .orElseGet(() -> Step.of(state));
    }
    return commitCame(state, ((FollowerEvent.CommitCame) event).commit());
  }

  private Step<FollowerState> asked(FollowerState state, StateQuery query, Wishes wishes) {
    Optional<Reason> wrong = judge.ofSender(query);
    if (wrong.isEmpty() && !terms.admits(query)) {
      wrong = Optional.of(Reason.STATIC);
    }
    if (wrong.isPresent()) {
      return differs(state, wrong.get());
    }
    return said(state, messages.where(state, query, wishes));
  }

  private Step<FollowerState> prepareCame(FollowerState state, Prepare prepare, boolean mayReset) {
    Optional<Reason> sender = judge.ofSender(prepare);
    if (sender.isPresent()) {
      return differs(state, sender.get());
    }
    Optional<Pending> promised =
        state
            .durable()
            .pending()
            .filter(promise -> promise.attempt().equals(prepare.attempt()))
            .filter(promise -> promise.nonce().equals(prepare.nonce()));
    if (promised.isPresent()) {
      return promised.get().request().equals(prepare.hash())
          ? said(state, promised.get().reply())
          : refused(state, Reason.NONCE);
    }
    Optional<Attempt> underWay = state.attempt(prepare.attempt());
    if (underWay.isPresent()) {
      return underWay.get().prepare().equals(prepare)
          ? Step.of(state, new Effect.Await(prepare.attempt()))
          : refused(state, Reason.NONCE);
    }
    Attempt attempt = new Attempt(prepare, Optional.empty());
    Optional<Reason> wrong = judge.ofPrepare(state, prepare, mayReset);
    if (wrong.isPresent()) {
      Step<FollowerState> refused = refused(state, wrong.get());
      return attempt.isReset() && wrong.get() == Reason.CHAIN
          ? refused.after(new Effect.ResetHeld())
          : refused;
    }
    if (hasNoRoomFor(attempt, state)) {
      return Step.of(state, new Effect.Reply(new Answer.Busy()));
    }
    Step<FollowerState> step =
        Step.of(
            state.with(attempt),
            new Effect.Await(prepare.attempt()),
            new Effect.FindKey(prepare.attempt(), prepare.keyId()));
    return attempt.isReset() ? step : step.after(new Effect.Heard(prepare.head()));
  }

  /** Resets, which anybody can begin, leave room for a rotation. */
  private static boolean hasNoRoomFor(Attempt attempt, FollowerState state) {
    long alike =
        state.attempts().stream().filter(one -> one.isReset() == attempt.isReset()).count();
    return alike >= (attempt.isReset() ? ATTEMPTS - 1 : 1);
  }

  private Step<FollowerState> leadersKeyCame(FollowerState state, Prepare prepare, QkdKey key) {
    Attempt attempt = new Attempt(prepare, Optional.of(key));
    Optional<Reason> wrong = judge.withKey(state, prepare, key);
    if (wrong.isPresent()) {
      return given(state, attempt, new Answer.Refused(wrong.get()));
    }
    return Step.of(
        state.with(attempt),
        new Effect.Heard(prepare.head()),
        new Effect.TakeKey(prepare.attempt()));
  }

  /** The attempt is over, and the leader's key may be named again. */
  private static Step<FollowerState> given(FollowerState state, Attempt attempt, Answer answer) {
    Token token = attempt.prepare().attempt();
    List<Effect> effects = new ArrayList<>();
    attempt.leadersKey().ifPresent(key -> effects.add(new Effect.GiveBack(key)));
    effects.add(new Effect.Conclude(token, answer));
    return new Step<>(state.without(token), List.copyOf(effects));
  }

  private Step<FollowerState> ownKeyCame(FollowerState state, Attempt attempt, OwnKeyCame came) {
    Prepare prepare = attempt.prepare();
    // Compared and set at once: since the device was asked, another prepare may have been quicker.
    Optional<Reason> wrong = judge.still(state, prepare);
    if (wrong.isPresent() || attempt.leadersKey().isEmpty()) {
      return given(state, attempt, new Answer.Refused(wrong.orElse(Reason.NONCE)));
    }
    QkdKey leaders = attempt.leadersKey().get();
    Epoch next =
        terms.epoch(state.durable().current(), prepare, came.key().id(), leaders, came.key());
    Prepared reply = messages.promise(state.durable(), attempt, leaders, next);
    Pending promise =
        new Pending(
            next, attempt.isReset(), prepare.nonce(), prepare.attempt(), prepare.hash(), reply);
    ChainState durable = state.durable().promised(promise);
    return Step.of(
        state.without(prepare.attempt()).having(durable).expecting(came.nonce()),
        new Effect.Save(durable),
        new Effect.Conclude(prepare.attempt(), new Answer.Said(reply)));
  }

  private Step<FollowerState> commitCame(FollowerState state, Commit commit) {
    Optional<Reason> sender = judge.ofSender(commit);
    if (sender.isPresent()) {
      return differs(state, sender.get());
    }
    boolean isTaken = Judge.isTaken(state.durable(), commit);
    if (!isTaken && !Judge.isPromised(state.durable(), commit)) {
      return refused(state, commit.epoch() == state.durable().number() ? Reason.TAG : Reason.EPOCH);
    }
    return isTaken ? takenBefore(state) : taken(state, commit);
  }

  private Step<FollowerState> taken(FollowerState state, Commit commit) {
    ChainState durable = state.durable().taken(terms.labels());
    Epoch epoch = durable.current().orElseThrow();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Heard(commit.head()));
    effects.add(new Effect.Save(durable));
    if (state.durable().pending().filter(Pending::isReset).isPresent()) {
      effects.add(new Effect.ResetDone(durable.number()));
    }
    effects.add(
        new Effect.Install(durable.installed().orElseThrow(), epoch.number(), epoch.keyIds()));
    effects.add(new Effect.Reply(new Answer.Said(messages.done(durable))));
    return new Step<>(state.having(durable), List.copyOf(effects));
  }

  /** It may be a recording, which proves nothing of now, and makes no key young. */
  private Step<FollowerState> takenBefore(FollowerState state) {
    ChainState durable = state.durable();
    return Step.of(
        state,
        new Effect.InstallMissing(durable.installed().orElseThrow()),
        new Effect.Reply(new Answer.Said(messages.done(durable))));
  }

  private static Step<FollowerState> said(FollowerState state, Message.FromFollower message) {
    return Step.of(state, new Effect.Reply(new Answer.Said(message)));
  }

  private static Step<FollowerState> differs(FollowerState state, Reason reason) {
    return refused(state, reason).after(new Effect.Alarm("the two ends differ: " + reason.word()));
  }

  private static Step<FollowerState> refused(FollowerState state, Reason reason) {
    return Step.of(state, new Effect.Reply(new Answer.Refused(reason)));
  }
}
