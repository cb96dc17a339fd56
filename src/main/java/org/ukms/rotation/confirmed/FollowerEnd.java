package org.ukms.rotation.confirmed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ukms.etsi014.PatientKme;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.follower.Follower;
import org.ukms.exchange.confirmed.follower.FollowerEvent;
import org.ukms.exchange.confirmed.follower.FollowerEvent.LeadersKeyCame;
import org.ukms.exchange.confirmed.follower.FollowerEvent.OwnKeyCame;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.QkdKey;
import org.ukms.name.PeerName;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.rotation.confirmed.watch.Freedom;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.SourceLimit;
import org.ukms.schedule.TooManyQuestionsException;

/** The follower's end: it answers, and asks to be looked at where it must. */
final class FollowerEnd implements End {

  private final PeerName name;
  private final Follower machine;
  private final Pairing pairing;
  private final Requests requests;
  private final PatientKme kme;
  private final LocalEffects local;
  private final Freedom freedom;
  private final SourceLimit strangers;
  private final Duration interval;
  private final Surroundings around;
  private final Waiting waiting = new Waiting();

  private FollowerState state;

  FollowerEnd(
      PeerName name,
      Terms terms,
      Pairing pairing,
      Peer peer,
      PatientKme kme,
      LocalEffects local,
      Freedom freedom,
      SourceLimit strangers,
      Duration interval,
      Surroundings around) {
    this.name = name;
    this.machine = new Follower(terms);
    this.pairing = pairing;
    this.requests = new Requests(terms, pairing, peer, interval, around);
    this.kme = kme;
    this.local = local;
    this.freedom = freedom;
    this.strangers = strangers;
    this.interval = interval;
    this.around = around;
    this.state = restarted();
  }

  /** What is kept comes from the pairing at each step. */
  private FollowerState restarted() {
    Token nonce = Token.of(around.secrets());
    return FollowerState.restored(ChainState.unknown(nonce, Optional.empty()), nonce);
  }

  @Override
  public CompletableFuture<RotationOutcome> turn(Why why) {
    return requests.turn(why);
  }

  @Override
  public CompletableFuture<Answer> answer(Message message, String source) {
    if (!(message instanceof Message.FromLeader question)) {
      return CompletableFuture.completedFuture(new Answer.Refused(Reason.ROLE));
    }
    return CompletableFuture.completedFuture(question)
        .thenComposeAsync(asked -> admitted(asked, source), around.executor());
  }

  private CompletableFuture<Answer> admitted(Message.FromLeader question, String source) {
    try {
      synchronized (pairing) {
        state = state.having(pairing.chain());
        Instant now = around.clock().instant();
        if (!machine.isProved(state, question)) {
          Optional<Duration> wait = strangers.take(source, name, now);
          if (wait.isPresent()) {
            return CompletableFuture.failedFuture(new TooManyQuestionsException(wait.get()));
          }
        }
        // Who says where it is must have its output right: the leader's follows.
        if (!pairing.isInPlace()) {
          return CompletableFuture.completedFuture(new Answer.Busy());
        }
      }
      return happen(eventOf(question));
    } catch (IOException failure) {
      return CompletableFuture.completedFuture(new Answer.Busy());
    }
  }

  private FollowerEvent eventOf(Message.FromLeader question) {
    if (question instanceof StateQuery query) {
      return new FollowerEvent.Asked(
          query,
          new Wishes(
              interval.toSeconds(), kme.seemsReady(), requests.areWanted() || pairing.isStale()));
    }
    return question instanceof Prepare prepare
        ? new FollowerEvent.PrepareCame(prepare, freedom.mayReset())
        : new FollowerEvent.CommitCame((Commit) question);
  }

  /** The answer to whom the event is a message of; nothing that matters for other events. */
  private CompletableFuture<Answer> happen(FollowerEvent event) throws IOException {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    step(event, answer).forEach(Runnable::run);
    return answer;
  }

  /** What is left to do outside of the monitor. */
  private List<Runnable> step(FollowerEvent event, CompletableFuture<Answer> answer)
      throws IOException {
    synchronized (pairing) {
      FollowerState before = state.having(pairing.chain());
      // Whatever goes wrong, the next step begins from the disk.
      state = restarted();
      try {
        Step<FollowerState> step = machine.on(before, event);
        List<Effect> rest =
            local.perform(
                step.effects(),
                Stream.concat(before.secrets(), event.secrets()),
                step.state().secrets());
        state = step.state();
        note(step.effects());
        boolean inPlace = pairing.isInPlace();
        return rest.stream()
            .map(effect -> later(inPlace ? effect : postponed(effect), answer))
            .toList();
      } catch (IOException failure) {
        waiting.concludeAll(new Answer.Busy(), around.executor());
        throw failure;
      }
    }
  }

  private void note(List<Effect> effects) {
    if (effects.stream().anyMatch(Effect.Heard.class::isInstance)) {
      requests.heard();
    }
    if (effects.stream().anyMatch(Effect.Install.class::isInstance)) {
      requests.granted();
    }
  }

  /** What was to be put in place is not: the leader repeats its message. */
  private static Effect postponed(Effect effect) {
    return effect instanceof Effect.Reply ? new Effect.Reply(new Answer.Busy()) : effect;
  }

  private Runnable later(Effect effect, CompletableFuture<Answer> answer) {
    if (effect instanceof Effect.Reply reply) {
      return () -> answer.complete(reply.answer());
    }
    if (effect instanceof Effect.Await await) {
      // At once, lest the attempt be concluded before.
      return waiting.add(await.attempt(), answer)
          ? () -> {}
          : () -> answer.complete(new Answer.Busy());
    }
    if (effect instanceof Effect.Conclude conclude) {
      return waiting.conclude(conclude.attempt(), conclude.answer());
    }
    if (effect instanceof Effect.GiveBack given) {
      return () -> kme.giveBack(given.key());
    }
    if (effect instanceof Effect.FindKey find) {
      Token attempt = find.attempt();
      return () -> ask(kme.getKey(find.id()), attempt, key -> new LeadersKeyCame(attempt, key));
    }
    if (effect instanceof Effect.TakeKey take) {
      Token attempt = take.attempt();
      return () ->
          ask(
              kme.getKey(),
              attempt,
              key -> new OwnKeyCame(attempt, key, Token.of(around.secrets())));
    }
    throw new IllegalStateException("no effect of a follower: " + effect.getClass());
  }

  private void ask(
      CompletableFuture<QkdKey> device, Token attempt, Function<QkdKey, FollowerEvent> came) {
    var unused =
        device
            .handleAsync(
                (key, failure) -> failure == null ? came.apply(key) : failed(failure, attempt),
                around.executor())
            .thenAccept(event -> go(event, attempt));
  }

  /** The leader is told no more than to repeat: it is our device. */
  private FollowerEvent failed(Throwable failure, Token attempt) {
    Throwable cause = Cause.of(failure);
    local.deviceFailed(String.valueOf(cause.getMessage()));
    return new FollowerEvent.KmeFailed(attempt);
  }

  private void go(FollowerEvent event, Token attempt) {
    try {
      var unused = happen(event);
    } catch (IOException | RuntimeException failure) {
      waiting.conclude(attempt, new Answer.Busy()).run();
    }
  }

  @Override
  public void close() {
    synchronized (pairing) {
      state.attempts().stream()
          .flatMap(attempt -> attempt.leadersKey().stream())
          .forEach(QkdKey::close);
      state = restarted();
    }
  }
}
