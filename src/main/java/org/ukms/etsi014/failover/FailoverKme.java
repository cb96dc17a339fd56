package org.ukms.etsi014.failover;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeDevice;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;

/**
 * Several devices of one link, asked in the order of preference until one gives a key (E-9). Safe
 * for use by several threads.
 */
public final class FailoverKme implements Kme {

  private final List<Leg> legs;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * Devices, of which there is one at least.
   *
   * @param timeout for all of them together
   */
  public FailoverKme(List<Leg> legs, Duration timeout, InstantSource clock) {
    this.legs = List.copyOf(legs);
    this.timeout = timeout;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<QkdKey> getKey() {
    return begin(KmeDevice::getKey, true);
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id) {
    return begin((device, time) -> device.getKey(id, time), false);
  }

  @Override
  public Optional<KmeException> resting() {
    return legs.stream().allMatch(leg -> leg.standing().isResting())
        ? Optional.of(rests())
        : Optional.empty();
  }

  private CompletableFuture<QkdKey> begin(
      BiFunction<KmeDevice, Duration, CompletableFuture<QkdKey>> question, boolean fresh) {
    // Those that may cost a key come last.
    List<Leg> order =
        Stream.of(false, true)
            .flatMap(
                doubtful -> legs.stream().filter(leg -> leg.standing().isDoubtful() == doubtful))
            .toList();
    return new Call(order, question, fresh, clock.instant().plus(timeout)).next(0);
  }

  /** One call, which goes from device to device. */
  private final class Call {

    private final List<Leg> order;
    private final BiFunction<KmeDevice, Duration, CompletableFuture<QkdKey>> question;
    private final boolean fresh;
    private final Instant end;
    private final List<KmeException> refused = new ArrayList<>();

    Call(
        List<Leg> order,
        BiFunction<KmeDevice, Duration, CompletableFuture<QkdKey>> question,
        boolean fresh,
        Instant end) {
      this.order = order;
      this.question = question;
      this.fresh = fresh;
      this.end = end;
    }

    CompletableFuture<QkdKey> next(int from) {
      for (int i = from; i < order.size() && mayGoOn(); i++) {
        Leg leg = order.get(i);
        if (leg.standing().pass()) {
          int following = i + 1;
          // Composed, so that a device that throws fails the result, too.
          return CompletableFuture.completedFuture(left())
              .thenCompose(time -> question.apply(leg.device(), time))
              .whenComplete((key, failure) -> note(leg.standing(), failure))
              .exceptionallyCompose(failure -> afterwards(failure, following));
        }
      }
      return CompletableFuture.failedFuture(refused.isEmpty() ? rests() : all());
    }

    private CompletableFuture<QkdKey> afterwards(Throwable failure, int following) {
      if (!(causeOf(failure) instanceof KmeException refusal)) {
        return CompletableFuture.failedFuture(causeOf(failure));
      }
      refused.add(refusal);
      return next(following);
    }

    private void note(Standing standing, Throwable failure) {
      if (failure == null) {
        standing.delivered(fresh);
        return;
      }
      KmeException refusal =
          causeOf(failure) instanceof KmeException known
              ? known
              : new KmeException(
                  Kind.NO_REPLY, "unexpected: " + causeOf(failure), Optional.empty(), failure);
      if (refusal.kind() == Kind.NOT_FOUND) {
        standing.foundNone();
      } else {
        standing.failed(refusal);
      }
    }

    /** Nothing is asked twice that may have cost a key, nor in so little time that it might. */
    private boolean mayGoOn() {
      return refused.isEmpty()
          || (!refused.get(refused.size() - 1).mayHaveCostAKey()
              && left().compareTo(timeout.dividedBy(3)) >= 0);
    }

    private Duration left() {
      return Duration.between(clock.instant(), end);
    }

    /** All that was told, as one failure: that of a key that may come yet, if one was. */
    private KmeException all() {
      if (refused.size() == 1) {
        return refused.get(0);
      }
      KmeException last = refused.get(refused.size() - 1);
      KmeException one =
          refused.stream()
              .filter(each -> each.kind() == Kind.NOT_FOUND && !last.mayHaveCostAKey())
              .findFirst()
              .orElse(last);
      return new KmeException(
          one.kind(),
          refused.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")),
          soonest(),
          last);
    }

    /** Where each wants us to wait, so long as one of them does. */
    private Optional<Duration> soonest() {
      return refused.stream().allMatch(each -> each.retryAfter().isPresent())
          ? refused.stream().flatMap(each -> each.retryAfter().stream()).min(Duration::compareTo)
          : Optional.empty();
    }
  }

  /** Nobody was asked. */
  private KmeException rests() {
    Instant now = clock.instant();
    Duration wait =
        legs.stream()
            .flatMap(leg -> leg.standing().restsUntil().stream())
            .min(Instant::compareTo)
            .filter(now::isBefore)
            .map(until -> Duration.between(now, until))
            .orElse(Duration.ofSeconds(1));
    String causes =
        legs.stream().map(leg -> leg.standing().cause()).collect(Collectors.joining("; "));
    return new KmeException(
        Kind.RESTING, "not asked for a moment after: " + causes, Optional.of(wait), null);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
