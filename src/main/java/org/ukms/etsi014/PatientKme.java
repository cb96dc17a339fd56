package org.ukms.etsi014;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.schedule.Delays;

/**
 * A QKD device that is given time to find a key (E-5), and whose keys are not lost where they were
 * not used (E-6). Safe for use by several threads; none of them waits.
 */
public final class PatientKme implements Kme, AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /** How long a failure speaks against the device. */
  private static final Duration FAILURE_COUNTS = Duration.ofSeconds(10);

  private final Kme inner;
  private final Duration keyWait;
  private final Delays delays;
  private final InstantSource clock;
  private final UnusedKeys unused;

  private volatile Optional<Instant> failed = Optional.empty();

  /**
   * Wraps a device.
   *
   * @param keyWait how long a key that is not found is asked for again, 0 for not at all
   * @param delays runs what is done later
   * @param clock never goes back
   */
  public PatientKme(Kme inner, Duration keyWait, Delays delays, InstantSource clock) {
    this.inner = inner;
    this.keyWait = keyWait;
    this.delays = delays;
    this.clock = clock;
    this.unused = new UnusedKeys(delays, clock);
  }

  @Override
  public CompletableFuture<QkdKey> getKey() {
    return inner.getKey().whenComplete((key, failure) -> note(failure));
  }

  /** One that was given back is not asked for. */
  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id) {
    CompletableFuture<QkdKey> result = new CompletableFuture<>();
    unused
        .take(id)
        .ifPresentOrElse(result::complete, () -> ask(id, clock.instant(), FIRST_PAUSE, result));
    return result;
  }

  private void ask(KeyId id, Instant start, Duration pause, CompletableFuture<QkdKey> result) {
    if (result.isDone()) {
      // The caller has given up.
      return;
    }
    // Composed, so that a device that throws fails the result, too.
    var unusedNext =
        CompletableFuture.completedFuture(id)
            .thenCompose(inner::getKey)
            .whenComplete(
                (key, failure) -> {
                  note(failure);
                  if (failure == null) {
                    deliver(key, result);
                  } else {
                    askAgain(id, start, pause, result, causeOf(failure));
                  }
                });
  }

  private void deliver(QkdKey key, CompletableFuture<QkdKey> result) {
    if (!result.complete(key)) {
      giveBack(key);
    }
  }

  private void askAgain(
      KeyId id,
      Instant start,
      Duration pause,
      CompletableFuture<QkdKey> result,
      Throwable failure) {
    Optional<Duration> wait = untilNextQuestion(failure, start, pause);
    try {
      if (wait.isPresent()) {
        Duration nextPause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        delays.after(wait.get(), () -> ask(id, start, nextPause, result));
      } else {
        result.completeExceptionally(failure);
      }
    } catch (RejectedExecutionException closing) {
      result.completeExceptionally(failure);
    }
  }

  /** Empty where asking again is of no use, or there is no time for it. */
  private Optional<Duration> untilNextQuestion(Throwable failure, Instant start, Duration pause) {
    Duration left = Duration.between(clock.instant(), start.plus(keyWait));
    if (!(failure instanceof KmeException fault) || !isNotFound(fault) || !isPositive(left)) {
      return Optional.empty();
    }
    Duration demanded = fault.retryAfter().orElse(Duration.ZERO);
    return Optional.of(longer(demanded, shorter(pause, left)))
        .filter(wait -> wait.compareTo(left) <= 0);
  }

  /**
   * Keeps a key that was delivered by its ID and not used, for whoever asks for it within a minute;
   * it is ours from now on.
   */
  public void giveBack(QkdKey key) {
    unused.add(key);
  }

  @Override
  public Optional<KmeException> resting() {
    return inner.resting();
  }

  /**
   * False while the device rests, and for 10 s after a call that failed, unless it only did not
   * find the key. A call that goes well ends that time.
   */
  public boolean seemsReady() {
    return resting().isEmpty()
        && failed.filter(at -> clock.instant().isBefore(at.plus(FAILURE_COUNTS))).isEmpty();
  }

  /** The device is known to answer again: no earlier failure speaks against it. */
  public void recovered() {
    failed = Optional.empty();
  }

  private void note(Throwable failure) {
    if (failure == null) {
      failed = Optional.empty();
    } else if (!isNotFound(causeOf(failure))) {
      failed = Optional.of(clock.instant());
    }
  }

  private static boolean isNotFound(Throwable failure) {
    return failure instanceof KmeException fault && fault.kind() == Kind.NOT_FOUND;
  }

  private static boolean isPositive(Duration time) {
    return time.compareTo(Duration.ZERO) > 0;
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Ends the keys that are kept; one that is given back later ends at once. */
  @Override
  public void close() {
    unused.close();
  }
}
