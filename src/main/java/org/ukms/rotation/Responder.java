package org.ukms.rotation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.event.Event.AnswerFailed;
import org.ukms.event.Event.Answered;
import org.ukms.event.Event.Flooded;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.name.PeerName;
import org.ukms.pairing.Cause;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.schedule.AnswerLimit;
import org.ukms.schedule.TooManyQuestionsException;

/** The answering side of the classic exchange with one peer. */
public final class Responder {

  /** How many callers may wait for one answer; they all get the same. */
  private static final int MAX_WAITING = 1000;

  private final PeerName peer;
  private final Pairing pairing;
  private final Kme kme;
  private final AnswerLimit limit;
  private final PeerRotation rotation;
  private final Surroundings around;

  private CompletableFuture<KeyId> answer = CompletableFuture.completedFuture(null);
  private Instant asked = Instant.MIN;
  private int waiting;
  private boolean flooded;

  Responder(
      PeerName peer,
      Pairing pairing,
      Kme kme,
      AnswerLimit limit,
      PeerRotation rotation,
      Surroundings around) {
    this.peer = peer;
    this.pairing = pairing;
    this.kme = kme;
    this.limit = limit;
    this.rotation = rotation;
    this.around = around;
  }

  /**
   * Answers a question of the peer, or of someone in its name.
   *
   * @return the key ID to reply, told by a thread of the executor or at once; or {@link
   *     KmeException}, {@link TooManyQuestionsException}, or {@link IOException} where the key
   *     could not be saved
   */
  public CompletableFuture<KeyId> answer(Verb verb) {
    Instant now = around.clock().instant();
    CompletableFuture<KeyId> fresh = new CompletableFuture<>();
    synchronized (this) {
      boolean pending = !answer.isDone();
      if (pending && waiting++ >= MAX_WAITING) {
        return refused(Duration.ofSeconds(1));
      }
      if (pending || limit.isRepeat(asked, now)) {
        return answer;
      }
      if (!limit.take(now)) {
        return refused(limit.untilNext(now));
      }
      flooded = false;
      waiting = 0;
      asked = now;
      answer = fresh;
    }
    fetch(verb, fresh);
    return fresh;
  }

  /** A reply that names this key has left: it is in use from now on. */
  public void replyLeft(Verb verb, KeyId id) {
    around
        .executor()
        .execute(
            () -> {
              if (pairing.replyLeft(id)) {
                around.events().accept(new Answered(peer, verb, id, elapsed()));
                rotation.rearm();
              }
            });
  }

  private void fetch(Verb verb, CompletableFuture<KeyId> fresh) {
    var unused =
        CompletableFuture.completedFuture(kme)
            .thenCompose(Kme::getKey)
            .thenAcceptAsync(key -> offer(verb, key, fresh), around.executor())
            .exceptionallyAsync(failure -> fail(verb, Cause.of(failure), fresh), around.executor());
  }

  private void offer(Verb verb, QkdKey key, CompletableFuture<KeyId> fresh) {
    try {
      pairing.offer(verb, key);
    } catch (IOException failure) {
      throw new CompletionException(failure);
    }
    if (verb == Verb.NEW) {
      rotation.atOnce();
    }
    fresh.complete(key.id());
  }

  private Void fail(Verb verb, Throwable failure, CompletableFuture<KeyId> fresh) {
    if (failure instanceof KmeException fault && !fault.mayHaveCostAKey()) {
      giveBack();
    }
    around.events().accept(new AnswerFailed(peer, verb, String.valueOf(failure.getMessage())));
    fresh.completeExceptionally(failure);
    return null;
  }

  private synchronized void giveBack() {
    limit.giveBack();
  }

  private synchronized Duration elapsed() {
    return Duration.between(asked, around.clock().instant());
  }

  private CompletableFuture<KeyId> refused(Duration retryAfter) {
    if (!flooded) {
      flooded = true;
      around.events().accept(new Flooded(peer, retryAfter));
    }
    return CompletableFuture.failedFuture(new TooManyQuestionsException(retryAfter));
  }
}
