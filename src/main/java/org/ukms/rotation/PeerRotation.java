package org.ukms.rotation;

import java.time.Duration;
import java.time.Instant;
import org.ukms.event.Event;
import org.ukms.event.Event.RotationFailed;
import org.ukms.name.PeerName;
import org.ukms.rotation.RotationOutcome.Failed;
import org.ukms.rotation.RotationOutcome.Rotated;
import org.ukms.schedule.RotationSchedule;

/**
 * One peer's rotations in time: begins what is due, and says when to be woken next.
 */
final class PeerRotation {

  private final PeerName peer;
  private final Pairing pairing;
  private final Initiator initiator;
  private final RotationSchedule schedule;
  private final Surroundings around;

  private Instant wakeAt = Instant.MAX;
  private boolean closed;

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
      begun = !closed && schedule.begin(now);
      arm(now);
    }
    if (begun) {
      var unused = initiator.rotate().whenComplete(this::conclude);
    }
  }

  private void conclude(RotationOutcome outcome, Throwable unexpected) {
    Instant now = around.clock().instant();
    synchronized (this) {
      around
          .events()
          .accept(
              outcome instanceof Rotated rotated
                  ? new Event.Rotated(
                      peer, rotated.keyId(), rotated.took(), schedule.succeeded(now))
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
    if (closed || next.equals(wakeAt) || next.equals(Instant.MAX)) {
      return;
    }
    wakeAt = next;
    if (next.isAfter(now)) {
      around.wakeups().wake(peer, Duration.between(now, next));
    } else {
      tick();
    }
  }

  /** Begins nothing any more. */
  synchronized void close() {
    closed = true;
  }
}
