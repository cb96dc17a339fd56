package org.ukms.rotation.confirmed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.PatientKme;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.exchange.confirmed.Step;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.leader.Leader;
import org.ukms.exchange.confirmed.leader.LeaderEvent;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.peer.PeerException;
import org.ukms.rotation.confirmed.watch.Freedom;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;

/** The leader's end: a turn is one event after the other, until the machine says that it ends. */
final class LeaderEnd implements End {

  private final Terms terms;
  private final Leader machine;
  private final Pairing pairing;
  private final Peer peer;
  private final PatientKme kme;
  private final LocalEffects local;
  private final Freedom freedom;
  private final Runnable look;
  private final Surroundings around;
  private final Pacing pacing;

  private Phase phase = new Phase.Idle();

  /** A turn that has begun. */
  private record Turn(CompletableFuture<RotationOutcome> outcome, Instant start) {
    void endIf(Throwable unexpected) {
      if (unexpected != null) {
        outcome.completeExceptionally(unexpected);
      }
    }
  }

  /** An end that has not begun; {@code look} has a look begun soon. */
  LeaderEnd(
      Terms terms,
      Pairing pairing,
      Peer peer,
      PatientKme kme,
      LocalEffects local,
      Freedom freedom,
      Runnable look,
      Surroundings around) {
    this.terms = terms;
    this.machine = new Leader(terms);
    this.pairing = pairing;
    this.peer = peer;
    this.kme = kme;
    this.local = local;
    this.freedom = freedom;
    this.look = look;
    this.around = around;
    this.pacing = new Pacing(around);
  }

  @Override
  public CompletableFuture<RotationOutcome> turn(Why why) {
    Turn turn = new Turn(new CompletableFuture<>(), around.clock().instant());
    var unused =
        CompletableFuture.runAsync(() -> begin(why, turn), around.executor())
            .whenComplete((nothing, unexpected) -> turn.endIf(unexpected));
    return turn.outcome();
  }

  private void begin(Why why, Turn turn) {
    // The follower goes no further while our output stays behind.
    if (!isUnderWay() && !pairing.isInPlace()) {
      turn.outcome().complete(new Failed("not written: " + pairing.whyNotInPlace(), Duration.ZERO));
      return;
    }
    happen(
        new LeaderEvent.Begin(
            Token.of(around.secrets()),
            Token.of(around.secrets()),
            why != Why.LOOK,
            freedom.mayReset()),
        turn);
  }

  @Override
  public CompletableFuture<Answer> answer(Message message, String source) {
    if (!(message instanceof StateRequest)) {
      return CompletableFuture.completedFuture(new Answer.Refused(Reason.ROLE));
    }
    Optional<Reason> difference = message.head().differs(terms.link(), terms.suite());
    if (difference.isEmpty()) {
      look.run();
    }
    return CompletableFuture.completedFuture(
        difference.<Answer>map(Answer.Refused::new).orElseGet(Answer.Noted::new));
  }

  private void happen(LeaderEvent event, Turn turn) {
    try {
      step(event).forEach(effect -> perform(effect, turn));
    } catch (IOException failure) {
      turn.outcome().complete(new Failed(failure.getMessage(), Duration.ZERO));
    }
  }

  private List<Effect> step(LeaderEvent event) throws IOException {
    synchronized (pairing) {
      LeaderState state = new LeaderState(durable(), phase);
      // Whatever goes wrong, the next step begins from the disk.
      phase = new Phase.Idle();
      Step<LeaderState> step = machine.on(state, event);
      List<Effect> rest =
          local.perform(
              step.effects(),
              Stream.concat(state.secrets(), event.secrets()),
              step.state().secrets());
      phase = step.state().phase();
      if (!step.state().durable().pinned()) {
        // A copy for this step alone.
        step.state().durable().installed().ifPresent(Psk::close);
      }
      return rest;
    }
  }

  /** Until the first epoch is complete, the classic exchange says what is in place. */
  private ChainState durable() throws IOException {
    ChainState kept = pairing.chain();
    return kept.pinned() ? kept : kept.installed(pairing.classicPsk());
  }

  private void perform(Effect effect, Turn turn) {
    if (effect instanceof Effect.Send send) {
      var unused =
          peer.send(send.message())
              .handleAsync((answer, failure) -> eventOf(answer, failure), around.executor())
              .thenAccept(event -> happen(event, turn))
              .whenComplete((nothing, unexpected) -> turn.endIf(unexpected));
    } else if (effect instanceof Effect.TakeKey) {
      ask(kme.getKey(), turn);
    } else if (effect instanceof Effect.FindKey find) {
      ask(kme.getKey(find.id()), turn);
    } else if (effect instanceof Effect.End end) {
      turn.outcome().complete(pacing.outcome(end, turn.start(), isUnderWay()));
    } else {
      throw new IllegalStateException("no effect of a leader: " + effect.getClass());
    }
  }

  private void ask(CompletableFuture<QkdKey> device, Turn turn) {
    var unused =
        device
            .handleAsync((key, failure) -> keyEvent(key, failure), around.executor())
            .thenAccept(event -> happen(event, turn))
            .whenComplete((nothing, unexpected) -> turn.endIf(unexpected));
  }

  private LeaderEvent eventOf(Answer answer, Throwable failure) {
    pacing.answered(Cause.of(failure));
    if (answer instanceof Answer.Said said) {
      return new LeaderEvent.Said(said.message());
    }
    return answer instanceof Answer.Refused refused
        ? new LeaderEvent.Refused(refused.reason())
        : new LeaderEvent.Unanswered(messageOf(failure));
  }

  private static LeaderEvent keyEvent(QkdKey key, Throwable failure) {
    return failure == null
        ? new LeaderEvent.KeyCame(key)
        : new LeaderEvent.KmeFailed(messageOf(failure));
  }

  private static String messageOf(Throwable failure) {
    Throwable cause = Cause.of(failure);
    return cause instanceof PeerException || cause instanceof KmeException
        ? cause.getMessage()
        : "unexpected: " + cause;
  }

  private boolean isUnderWay() {
    synchronized (pairing) {
      try {
        return phase instanceof Phase.Preparing || pairing.chain().unacknowledged();
      } catch (IOException unread) {
        return false;
      }
    }
  }

  @Override
  public void close() {
    synchronized (pairing) {
      LeaderState.volatileSecrets(phase).forEach(KeyMaterial::close);
      phase = new Phase.Idle();
    }
  }
}
