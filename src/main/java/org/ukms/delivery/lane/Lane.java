package org.ukms.delivery.lane;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.ukms.delivery.Handover;
import org.ukms.delivery.Reason;
import org.ukms.key.Psk;

/**
 * One delivery: puts the newest key in place, however long that takes, and looks whether it is in
 * use (L-4, L-7, L-8). What it does to its outlet it does in turn, on a thread of its own.
 */
public final class Lane {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Outlet outlet;
  private final LaneThread thread;
  private final Pace pace;
  private final RandomGenerator secrets;

  private Optional<Parcel> next = Optional.empty();
  private Optional<CompletableFuture<Void>> asked = Optional.empty();
  private boolean closed;

  // Of the thread alone.
  private Optional<Parcel> held = Optional.empty();
  private boolean owed;

  private volatile DeliveryView view;

  /**
   * A lane that has nothing to deliver yet.
   *
   * @param secrets unpredictable, for a key where none is known
   */
  public Lane(Outlet outlet, LaneThread thread, Pace pace, RandomGenerator secrets) {
    this.outlet = outlet;
    this.thread = thread;
    this.pace = pace;
    this.secrets = secrets;
    this.view = DeliveryView.waiting(outlet, thread.now());
  }

  /** What is known of it. */
  public DeliveryView view() {
    return view;
  }

  /** Takes a key; completes, without an exception, when it was tried once. */
  CompletableFuture<Void> put(Handover handover) {
    Optional<Parcel> parcel = parcel(handover);
    synchronized (this) {
      if (parcel.isEmpty() || closed) {
        parcel.ifPresent(Parcel::close);
        return CompletableFuture.completedFuture(null);
      }
      next.ifPresent(Parcel::close);
      next = parcel;
      if (asked.isEmpty()) {
        CompletableFuture<Void> tried = new CompletableFuture<>();
        asked = Optional.of(tried);
        thread.soon(this::deliver);
      }
      return asked.get();
    }
  }

  private Optional<Parcel> parcel(Handover handover) {
    Optional<Psk> known = handover.keys().of(outlet.label());
    if (known.isEmpty() && outlet.needsKey()) {
      Psk random = Handover.random(secrets);
      return Optional.of(new Parcel(random, Reason.STALE, Handover.Facts.NONE));
    }
    return known.map(psk -> new Parcel(psk, handover.reason(), handover.facts()));
  }

  private void deliver() {
    CompletableFuture<Void> tried = taken();
    try {
      attempt();
    } finally {
      tried.complete(null);
    }
  }

  private synchronized CompletableFuture<Void> taken() {
    if (next.isPresent()) {
      held.ifPresent(Parcel::close);
      held = next;
      next = Optional.empty();
      owed = true;
    }
    CompletableFuture<Void> tried = asked.orElseGet(CompletableFuture::new);
    asked = Optional.empty();
    return tried;
  }

  private void attempt() {
    if (!owed || isClosed()) {
      return;
    }
    Parcel parcel = held.orElseThrow();
    try {
      outlet.deliver(parcel);
      owed = false;
      view = view.set(parcel.reason(), thread.now());
      pace.succeeded();
      if (outlet.tellsUse()) {
        thread.later(BETWEEN_LOOKS, this::look);
      }
    } catch (IOException failure) {
      failed(failure.getMessage());
    } catch (RuntimeException unexpected) {
      failed("unexpected: " + unexpected);
    }
  }

  private void look() {
    if (owed || held.isEmpty() || isClosed()) {
      return;
    }
    try {
      Optional<Instant> since = outlet.inUseSince(held.get());
      if (since.isPresent() && view.state() != DeliveryView.State.IN_USE) {
        view = view.inUse(since.get());
      }
      thread.later(BETWEEN_LOOKS, this::look);
    } catch (IOException failure) {
      owed = true;
      failed(failure.getMessage());
    } catch (RuntimeException unexpected) {
      owed = true;
      failed("unexpected: " + unexpected);
    }
  }

  private void failed(String cause) {
    view = view.failed(cause, thread.now());
    thread.later(pace.failed(cause), this::attempt);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Takes nothing any more; completes when the keys in memory are ended. */
  CompletableFuture<Void> close() {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    try {
      thread.soon(
          () -> {
            end();
            ended.complete(null);
          });
    } catch (RejectedExecutionException nothingRuns) {
      end();
      ended.complete(null);
    }
    return ended;
  }

  private synchronized void end() {
    closed = true;
    next.ifPresent(Parcel::close);
    held.ifPresent(Parcel::close);
    next = Optional.empty();
    held = Optional.empty();
  }
}
