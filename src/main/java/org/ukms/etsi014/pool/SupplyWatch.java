package org.ukms.etsi014.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.failover.Leg;
import org.ukms.etsi014.failover.Standing;
import org.ukms.name.PeerName;
import org.ukms.pairing.Surroundings;
import org.ukms.schedule.Delays;

/** Asks the devices of one link for their status, again and again (E-12, E-14). No thread waits. */
public final class SupplyWatch implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final Duration PERIOD_WHILE_FAILING = Duration.ofSeconds(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final double JITTER = 0.2;

  private final List<Leg> legs;
  private final KeySupply supply;
  private final Duration timeout;
  private final Delays delays;
  private final Surroundings around;
  private final Telling telling;

  private Optional<SupplyListener> listener = Optional.empty();
  private Instant next = Instant.MAX;
  private boolean asking;

  /**
   * A watch that has not begun.
   *
   * @param timeout for one question to one device
   * @param delays runs what is done later
   */
  public SupplyWatch(
      PeerName peer,
      List<Leg> legs,
      KeySupply supply,
      Duration timeout,
      Delays delays,
      Surroundings around) {
    this.legs = List.copyOf(legs);
    this.supply = supply;
    this.timeout = timeout;
    this.delays = delays;
    this.around = around;
    this.telling = new Telling(peer, around.events());
    for (Leg leg : legs) {
      leg.standing().whenBack(this::back);
      leg.standing().whenFailed(this::hurry);
    }
  }

  /** Begins to ask after this time. */
  public void begin(Duration in, SupplyListener whoRotates) {
    synchronized (this) {
      listener = Optional.of(whoRotates);
    }
    if (!legs.isEmpty()) {
      askIn(in);
    }
  }

  /** Sooner than it was to be, if a device that rests is to be tried then. */
  private void hurry() {
    telling.devices(legs);
    askIn(untilNext());
  }

  private void askIn(Duration wait) {
    Instant at = around.clock().instant().plus(wait);
    synchronized (this) {
      if (listener.isEmpty() || asking || !at.isBefore(next)) {
        return;
      }
      next = at;
    }
    try {
      delays.after(wait, () -> askIfDue(at));
    } catch (RejectedExecutionException closing) {
      close();
    }
  }

  private void askIfDue(Instant at) {
    synchronized (this) {
      if (listener.isEmpty() || asking || !at.equals(next)) {
        return;
      }
      asking = true;
    }
    List<CompletableFuture<Optional<Level>>> questions = legs.stream().map(this::ask).toList();
    var unused =
        CompletableFuture.allOf(questions.toArray(CompletableFuture[]::new))
            .whenCompleteAsync(
                (nothing, unexpected) ->
                    conclude(
                        questions.stream()
                            .filter(question -> !question.isCompletedExceptionally())
                            .flatMap(question -> question.join().stream())
                            .toList()),
                around.executor());
  }

  /** How full this device is, if it says so. */
  private CompletableFuture<Optional<Level>> ask(Leg leg) {
    Standing standing = leg.standing();
    if (!standing.passForStatus()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // Composed, so that a device that throws fails the result, too.
    return CompletableFuture.completedFuture(timeout)
        .thenCompose(time -> leg.device().status(time))
        .handle(
            (status, failure) -> {
              if (failure != null) {
                standing.statusFailed(refusal(failure));
                return Optional.empty();
              }
              if (standing.stated(status)) {
                back();
              }
              return status.map(said -> new Level(said.stored(), said.max(), leg.alarmBelowKeys()));
            });
  }

  private static KmeException refusal(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof KmeException known
        ? known
        : new KmeException(Kind.NO_REPLY, "unexpected: " + cause, Optional.empty(), cause);
  }

  private void conclude(List<Level> levels) {
    Duration before = supply.pace();
    boolean wasEmpty = supply.isEmpty();
    // The fullest counts, as a rotation goes on with it; what none says stays as it was.
    levels.stream()
        .max(Comparator.comparing(Level::stored))
        .ifPresent(fullest -> supply.level(Optional.of(fullest)));
    synchronized (this) {
      asking = false;
      next = Instant.MAX;
      if (listener.isEmpty()) {
        return;
      }
    }
    telling.devices(legs);
    supply.level().ifPresent(telling::level);
    if (!supply.pace().equals(before) || supply.isEmpty() != wasEmpty) {
      whoRotates().ifPresent(rotating -> rotating.pace(supply.pace(), supply.isEmpty()));
    }
    askIn(untilNext());
  }

  private Duration untilNext() {
    Instant now = around.clock().instant();
    boolean failing = legs.stream().anyMatch(leg -> leg.standing().isFailing());
    Duration period = failing ? PERIOD_WHILE_FAILING : PERIOD;
    long jittered = (long) (period.toMillis() * (1 - JITTER * around.random().nextDouble()));
    Stream<Duration> rests =
        legs.stream()
            .flatMap(leg -> leg.standing().restsUntil().stream())
            .filter(now::isBefore)
            .map(until -> Duration.between(now, until).plusMillis(1))
            .map(left -> left.compareTo(SHORTEST) < 0 ? SHORTEST : left);
    return Stream.concat(rests, Stream.of(Duration.ofMillis(jittered)))
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private void back() {
    if (supply.endFailing()) {
      whoRotates().ifPresent(SupplyListener::deviceIsBack);
    }
  }

  private synchronized Optional<SupplyListener> whoRotates() {
    return listener;
  }

  /** Asks no more. */
  @Override
  public synchronized void close() {
    listener = Optional.empty();
  }
}
