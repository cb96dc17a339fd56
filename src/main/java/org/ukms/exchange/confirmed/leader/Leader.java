package org.ukms.exchange.confirmed.leader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Proof;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.leader.LeaderEvent.Begin;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.key.QkdKey;

/** The leader: it alone decides (F-7, F-12). */
public final class Leader {

  private static final int PREPARES = 3;

  private final Terms terms;
  private final LeaderMessages messages;

  public Leader(Terms terms) {
    this.terms = terms;
    this.messages = new LeaderMessages(terms);
  }

  /** What an event makes of a state; one that comes late, in another phase, makes nothing of it. */
  public Step<LeaderState> on(LeaderState state, LeaderEvent event) {
    if (event instanceof Begin begin) {
      return begin(state, begin);
    }
    if (event instanceof LeaderEvent.Said said) {
      return said(state, said.message());
    }
    if (event instanceof LeaderEvent.Refused refused) {
      return refused(state, refused.reason());
    }
    if (event instanceof LeaderEvent.Unanswered unanswered) {
      return unanswered(state, unanswered.cause());
    }
    if (event instanceof LeaderEvent.KeyCame came) {
      return keyCame(state, came.key());
    }
    return state.phase() instanceof Phase.Taking || state.phase() instanceof Phase.Finding
        ? later(state, ((LeaderEvent.KmeFailed) event).cause())
        : Step.of(state);
  }

  private Step<LeaderState> begin(LeaderState state, Begin begin) {
    if (state.phase() instanceof Phase.Preparing waiting) {
      return Step.of(state.in(waiting.again()), new Effect.Send(waiting.prepare()));
    }
    if (state.durable().unacknowledged() && !(state.phase() instanceof Phase.Doubting)) {
      return Step.of(
          state.in(new Phase.Committing()), new Effect.Send(messages.commit(state.durable())));
    }
    return Step.of(
        state.in(new Phase.Asking(begin)),
        new Effect.Send(messages.query(state.durable(), begin.question())));
  }

  private Step<LeaderState> said(LeaderState state, Message.FromFollower message) {
    Phase phase = state.phase();
    boolean expected =
        (phase instanceof Phase.Asking && message instanceof StateReply)
            || (phase instanceof Phase.Preparing && message instanceof Prepared)
            || (phase instanceof Phase.Committing && message instanceof Committed);
    if (!expected) {
      return Step.of(state);
    }
    Optional<Reason> difference = message.head().differs(terms.link(), terms.suite());
    if (difference.isPresent()) {
      return differs(state, difference.get());
    }
    if (phase instanceof Phase.Asking asking) {
      return asked(state, asking.begin(), (StateReply) message);
    }
    return phase instanceof Phase.Preparing preparing
        ? promised(state, preparing, (Prepared) message)
        : confirmed(state, (Committed) message);
  }

  private Step<LeaderState> asked(LeaderState state, Begin begin, StateReply reply) {
    if (!reply.question().equals(begin.question())) {
      return unanswered(state, "state: an answer to another question");
    }
    if (!terms.admits(reply)) {
      return differs(state, Reason.STATIC);
    }
    Optional<Epoch> own = state.durable().current();
    if (own.isPresent() && LeaderMessages.names(reply, own.get())) {
      return Proof.holds(reply.tags().shared(), reply, own.get())
          ? shared(state, begin, reply)
          : unanswered(state, "state: wrong tag");
    }
    if (own.isPresent() && LeaderMessages.promises(reply, own.get())) {
      return Proof.holds(reply.tags().next(), reply, own.get())
          ? commitAgain(state, reply)
          : unanswered(state, "state: wrong tag");
    }
    return begin.mayReset()
        ? attempt(state, reply, Draft.reset(state.durable(), reply, begin.attempt()))
        : later(state, "the two share no chain, and a new one is not allowed")
            .after(new Effect.ResetHeld());
  }

  private Step<LeaderState> shared(LeaderState state, Begin begin, StateReply reply) {
    if (state.durable().unacknowledged()) {
      return commitAgain(state, reply);
    }
    Effect.Heard heard = new Effect.Heard(reply.head());
    if (!begin.due() && !reply.wishes().wanted()) {
      return Step.of(
          state.in(new Phase.Idle()),
          heard,
          new Effect.End(Effect.Pace.QUIET, "nothing to do", Optional.empty()));
    }
    return attempt(state, reply, Draft.rotation(state.durable(), reply, begin.attempt()))
        .after(heard);
  }

  /**
   * A follower that was restored may have what we think it confirmed as a promise only. One that
   * has taken it may have failed to put it into its output: only its answer to a commit says so.
   */
  private Step<LeaderState> commitAgain(LeaderState state, StateReply reply) {
    ChainState doubted = state.durable().doubted();
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Heard(reply.head()));
    if (!state.durable().unacknowledged()) {
      effects.add(new Effect.Save(doubted));
    }
    effects.add(new Effect.Send(messages.commit(doubted)));
    return new Step<>(new LeaderState(doubted, new Phase.Committing()), List.copyOf(effects));
  }

  private Step<LeaderState> attempt(LeaderState state, StateReply reply, Draft draft) {
    return reply.wishes().kmeReady()
        ? Step.of(state.in(new Phase.Taking(draft)), new Effect.TakeKey(draft.attempt()))
        : later(state, "the peer's QKD device is not ready");
  }

  private Step<LeaderState> keyCame(LeaderState state, QkdKey key) {
    if (state.phase() instanceof Phase.Taking taking) {
      Prepare prepare = messages.prepare(state.durable(), taking.draft(), key);
      return Step.of(state.in(new Phase.Preparing(prepare, key, 1)), new Effect.Send(prepare));
    }
    return state.phase() instanceof Phase.Finding finding
        ? derived(state, finding, key)
        : Step.of(state);
  }

  private Step<LeaderState> promised(LeaderState state, Phase.Preparing waiting, Prepared promise) {
    Prepare prepare = waiting.prepare();
    if (promise.epoch() != prepare.epoch() || !promise.attempt().equals(prepare.attempt())) {
      return unanswered(state, "prepare: an answer to another attempt");
    }
    if (!messages.isFromFollower(state.durable(), waiting, promise)) {
      return unanswered(state, "prepare: wrong tag");
    }
    return Step.of(
        state.in(new Phase.Finding(prepare, waiting.ours(), promise)),
        new Effect.FindKey(prepare.attempt(), promise.keyId()));
  }

  private Step<LeaderState> derived(LeaderState state, Phase.Finding finding, QkdKey theirs) {
    Prepared promise = finding.promise();
    Epoch next =
        terms.epoch(
            state.durable().current(), finding.prepare(), promise.keyId(), finding.ours(), theirs);
    if (!Proof.agrees(promise.tags().next(), promise, next)) {
      next.chain().close();
      return later(state, "prepare: the chains differ")
          .after(new Effect.Alarm("the two QKD devices delivered different keys"));
    }
    ChainState committed = state.durable().committed(next);
    List<Effect> effects = new ArrayList<>();
    effects.add(new Effect.Save(committed));
    if (finding.prepare().claims().isPresent()) {
      effects.add(new Effect.ResetDone(next.number()));
    }
    effects.add(new Effect.Send(messages.commit(committed)));
    return new Step<>(new LeaderState(committed, new Phase.Committing()), List.copyOf(effects));
  }

  private Step<LeaderState> confirmed(LeaderState state, Committed answer) {
    Optional<Epoch> own = state.durable().current();
    boolean holds =
        own.filter(epoch -> answer.epoch() == epoch.number())
            .filter(epoch -> Proof.agrees(answer.tags().next(), answer, epoch))
            .isPresent();
    return holds
        ? complete(state, new Effect.Heard(answer.head()))
        : unanswered(state, "commit: wrong epoch or tag");
  }

  private Step<LeaderState> complete(LeaderState state, Effect.Heard heard) {
    ChainState done = state.durable().acknowledged(terms.labels());
    Epoch epoch = done.current().orElseThrow();
    return Step.of(
        new LeaderState(done, new Phase.Idle()),
        heard,
        new Effect.Save(done),
        new Effect.Install(done.installed().orElseThrow(), epoch.number(), epoch.keyIds()),
        new Effect.End(
            Effect.Pace.ROTATED, "epoch " + epoch.number(), Optional.of(epoch.keyIds())));
  }

  private Step<LeaderState> refused(LeaderState state, Reason reason) {
    Phase phase = state.phase();
    if (reason.isOfConfiguration() && !(phase instanceof Phase.Idle)) {
      return differs(state, reason);
    }
    if (phase instanceof Phase.Committing) {
      String cause = "commit: the peer refuses: " + reason.word();
      return Step.of(
          state.in(new Phase.Doubting()),
          new Effect.End(Effect.Pace.AGAIN, cause, Optional.empty()));
    }
    boolean isAwaited = phase instanceof Phase.Asking || phase instanceof Phase.Preparing;
    return isAwaited ? later(state, "the peer refuses: " + reason.word()) : Step.of(state);
  }

  private static Step<LeaderState> differs(LeaderState state, Reason reason) {
    String text = "the two ends differ: " + reason.word();
    return later(state, text).after(new Effect.Alarm(text));
  }

  /** A prepare is repeated a few times; what comes after it costs new keys. */
  private static Step<LeaderState> unanswered(LeaderState state, String cause) {
    if (state.phase() instanceof Phase.Preparing waiting && waiting.sent() >= PREPARES) {
      return later(state, cause);
    }
    Phase next = state.phase() instanceof Phase.Preparing ? state.phase() : new Phase.Idle();
    return Step.of(state.in(next), new Effect.End(Effect.Pace.AGAIN, cause, Optional.empty()));
  }

  private static Step<LeaderState> later(LeaderState state, String cause) {
    return Step.of(
        state.in(new Phase.Idle()), new Effect.End(Effect.Pace.LATER, cause, Optional.empty()));
  }
}
