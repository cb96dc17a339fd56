package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import org.ukms.event.Event;
import org.ukms.event.Event.Paused;
import org.ukms.event.Event.Resumed;
import org.ukms.event.Event.RotationFailed;
import org.ukms.event.Event.RotationOrdered;
import org.ukms.name.PeerName;
import org.ukms.rotation.RotationOutcome.Failed;
import org.ukms.rotation.RotationOutcome.Rotated;
import org.ukms.schedule.RotationSchedule;

/**
 * One peer's rotations in time: begins what is due, and says when to be woken next,
 * and does what the operator wants of them.
 */
public final class PeerRotation {

  private final PeerName peer;
  private final Pairing pairing;
  private final Initiator initiator;
  private final RotationSchedule schedule;
  private final Surroundings around;

  private Instant wakeAt = Instant.MAX;
  private boolean active;

  PeerRotation(
      PeerName peer,
      Pairing pairing,
      Initiator initiator,
      RotationSchedule schedule,
      Surroundings around) {
    this.peer = peer;
    this.pairing = pairing;
    this.initiator = initiator;
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

  /** Something was written outside a rotation, or could not be. */
  synchronized void rearm() {
    arm(around.clock().instant());
  }

  private void run() {
    Instant now = around.clock().instant();
    pairing.writeIfDue(now);
    boolean begun;
    synchronized (this) {
      // Woken: whatever was armed is used up.
      wakeAt = Instant.MAX;
      begun = active && schedule.begin(now);
      arm(now);
    }
    if (begun) {
      var unused = initiator.rotate().whenComplete(this::conclude);
    }
  }

  private void conclude(RotationOutcome outcome, Throwable unexpected) {
    Instant now = around.clock().instant();
    synchronized (this) {
      tell(
          outcome instanceof Rotated rotated
              ? new Event.Rotated(peer, rotated.keyId(), rotated.took(), schedule.succeeded(now))
              : failure(outcome, unexpected, now));
      arm(now);
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
    Instant write = pairing.writeDue().orElse(Instant.MAX);
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
