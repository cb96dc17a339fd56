package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ukms.event.Event;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.event.KmeEvent.Paced;
import org.ukms.name.PeerName;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.rotation.confirmed.Why;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.RotationOutcome.Failed;
import org.ukms.schedule.RotationOutcome.Quiet;
import org.ukms.schedule.RotationOutcome.Rotated;
import org.ukms.schedule.RotationOutcome.Unanswered;
import org.ukms.schedule.RotationSchedule;

/**
 * One peer's rotations in time: begins what is due, and says when to be woken next,
 * and does what the operator wants of them.
 */
public final class PeerRotation {

  private static final Duration TELLING = Duration.ofMinutes(1);

  private final PeerName peer;
  private final Pairing pairing;
  private final PeerExchange exchange;
  private final RotationSchedule schedule;
  private final Surroundings around;

  private Instant wakeAt = Instant.MAX;
  private boolean active;
  private boolean ordered;
  private Duration pace = Duration.ZERO;
  private String unanswered = "";
  private Instant told = Instant.EPOCH;

  PeerRotation(
      PeerName peer,
      Pairing pairing,
      PeerExchange exchange,
      RotationSchedule schedule,
      Surroundings around) {
    this.peer = peer;
    this.pairing = pairing;
    this.exchange = exchange;
    this.schedule = schedule;
    this.around = around;
  }

  /** Begins to rotate after this time; what was wanted before is done now. */
  void begin(Duration in) {
    synchronized (this) {
      active = true;
      schedule.first(around.clock().instant().plus(in));
    }
    tick();
  }

  /** Begins a rotation, also in a pause: at once, or one more after what is under way. */
  public void rotateNow() {
    synchronized (this) {
      ordered = true;
      tell(new RotationOrdered(peer, schedule.order(around.clock().instant())));
    }
    tick();
  }

  /**
   * Begins no rotation until {@link #resume}, not even one that was ordered before; what is under
   * way ends. Not kept over a restart.
   */
  public synchronized void pause() {
    if (schedule.pause()) {
      tell(new Paused(peer));
    }
  }

  /** Ends a pause; what became due in it begins at once, and once. */
  public void resume() {
    synchronized (this) {
      schedule.resume(around.clock().instant()).ifPresent(next -> tell(new Resumed(peer, next)));
    }
    tick();
  }

  /** Does what is due, by a thread of the executor. */
  void tick() {
    around.executor().execute(this::run);
  }

  /** The peer has lost its keys. */
  void atOnce() {
    synchronized (this) {
      schedule.atOnce(around.clock().instant());
    }
    tick();
  }

  /**
   * The time between two rotations is another one from now on.
   *
   * @param none whether there is no key to rotate with
   * @param in how soon the next may begin
   */
  void pace(Duration every, boolean none, Duration in) {
    synchronized (this) {
      Instant now = around.clock().instant();
      boolean same = every.equals(pace);
      pace = every;
      Optional<Duration> next = schedule.pace(now, every, none, now.plus(in));
      if (!same) {
        tell(new Paced(peer, every, next));
      }
    }
    tick();
  }

  /** Our QKD device gives keys again: what failed for it is done in this time. */
  void deviceIsBack(Duration in) {
    synchronized (this) {
      ordered = true;
      schedule.soon(around.clock().instant().plus(in));
    }
    tick();
  }

  /** The peer asks to be looked at. */
  void look() {
    synchronized (this) {
      schedule.wantLook(around.clock().instant());
    }
    tick();
  }

  /** Something was written outside a rotation, or could not be. */
  synchronized void rearm() {
    arm(around.clock().instant());
  }

  private void run() {
    Instant now = around.clock().instant();
    pairing.doDue(now);
    Optional<Why> why;
    synchronized (this) {
      // Woken: whatever was armed is used up.
      wakeAt = Instant.MAX;
      why = active ? begun(now) : Optional.empty();
      arm(now);
    }
    if (why.isPresent()) {
      var unused = exchange.turn(why.get()).whenComplete(this::conclude);
    }
  }

  private Optional<Why> begun(Instant now) {
    if (schedule.begin(now)) {
      Why why = ordered ? Why.ORDERED : Why.DUE;
      ordered = false;
      return Optional.of(why);
    }
    return schedule.look(now) ? Optional.of(Why.LOOK) : Optional.empty();
  }

  private void conclude(RotationOutcome outcome, Throwable unexpected) {
    Instant now = around.clock().instant();
    synchronized (this) {
      if (outcome instanceof Rotated rotated) {
        tell(new Event.Rotated(peer, rotated.keyId(), rotated.took(), schedule.succeeded(now)));
      } else if (outcome instanceof Quiet) {
        var unused = schedule.quiet(now);
      } else if (outcome instanceof Unanswered repeated) {
        Optional<Duration> next = schedule.again(now, repeated.in(), repeated.underWay());
        tellSometimes(repeated.cause(), next, now);
      } else {
        tell(failure(outcome, unexpected, now));
      }
      arm(now);
    }
  }

  /** What is repeated every few seconds is told once, and once a minute. */
  private void tellSometimes(String cause, Optional<Duration> next, Instant now) {
    if (!cause.equals(unanswered) || !now.isBefore(told.plus(TELLING))) {
      unanswered = cause;
      told = now;
      tell(new RotationFailed(peer, cause, next));
    }
  }

  private RotationFailed failure(RotationOutcome outcome, Throwable unexpected, Instant now) {
    Failed failed =
        outcome instanceof Failed known
            ? known
            : new Failed("unexpected: " + unexpected, Duration.ZERO);
    return new RotationFailed(peer, failed.cause(), schedule.failed(now, failed.askedToWait()));
  }

  private void arm(Instant now) {
    Instant next = schedule.nextCall(now);
    Instant write = pairing.due().orElse(Instant.MAX);
    next = write.isBefore(next) ? write : next;
    if (!active || next.equals(wakeAt) || next.equals(Instant.MAX)) {
      return;
    }
    wakeAt = next;
    if (next.isAfter(now)) {
      around.wakeups().wake(peer, Duration.between(now, next));
    } else {
      tick();
    }
  }

  private void tell(Event event) {
    around.events().accept(event);
  }

  /** Begins nothing any more. */
  synchronized void close() {
    active = false;
  }
}
