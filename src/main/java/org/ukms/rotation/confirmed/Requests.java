package org.ukms.rotation.confirmed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;
import org.ukms.schedule.RotationOutcome.Quiet;

/** What a follower asks of its leader: to be looked at. It never begins more. */
final class Requests {

  private final Terms terms;
  private final Pairing pairing;
  private final Peer peer;
  private final Duration patience;
  private final Surroundings around;

  private Instant heard;
  private boolean wanted;

  Requests(Terms terms, Pairing pairing, Peer peer, Duration interval, Surroundings around) {
    this.terms = terms;
    this.pairing = pairing;
    this.peer = peer;
    this.patience = interval.multipliedBy(3).dividedBy(2);
    this.around = around;
    this.heard = around.clock().instant();
  }

  CompletableFuture<RotationOutcome> turn(Why why) {
    return CompletableFuture.completedFuture(why)
        .thenComposeAsync(this::request, around.executor());
  }

  private CompletableFuture<RotationOutcome> request(Why why) {
    try {
      Optional<StateRequest> request = needed(why);
      return request.isPresent()
          ? peer.send(request.get()).handle(Requests::outcome)
          : CompletableFuture.completedFuture(new Quiet());
    } catch (IOException unread) {
      return CompletableFuture.completedFuture(new Failed(unread.getMessage(), Duration.ZERO));
    }
  }

  private Optional<StateRequest> needed(Why why) throws IOException {
    ChainState kept = pairing.chain();
    synchronized (this) {
      wanted |= why == Why.ORDERED;
      boolean overdue = around.clock().instant().isAfter(heard.plus(patience));
      return wanted || overdue || kept.current().isEmpty() || pairing.isStale()
          ? Optional.of(new StateRequest(terms.head(kept)))
          : Optional.empty();
    }
  }

  private static RotationOutcome outcome(Answer answer, Throwable failure) {
    if (failure != null) {
      Throwable cause = Cause.of(failure);
      return new Failed(String.valueOf(cause.getMessage()), Duration.ZERO);
    }
    return answer instanceof Answer.Refused refused
        ? new Failed("the peer refuses: " + refused.reason().word(), Duration.ZERO)
        : new Quiet();
  }

  /** The leader has proved itself. */
  synchronized void heard() {
    heard = around.clock().instant();
  }

  /** An epoch was taken. */
  synchronized void granted() {
    wanted = false;
  }

  /** Whether an operator waits for a rotation. */
  synchronized boolean areWanted() {
    return wanted;
  }
}
