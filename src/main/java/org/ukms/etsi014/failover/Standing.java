package org.ukms.etsi014.failover;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.KmeStatus;
import org.ukms.etsi014.failover.DeviceView.State;

/**
 * How one device stands on the link to one peer (E-9 to E-11). What concerns the whole device rests
 * it for all links, what concerns the link for this one alone. Safe for use by several threads.
 */
public final class Standing {

  private static final String ELSEWHERE = "it did not answer on another link";

  private final URI url;
  private final Breaker device;
  private final Breaker link;
  private final InstantSource clock;
  private final Duration interval;

  private final List<Runnable> whenFailed = new CopyOnWriteArrayList<>();

  private boolean known;
  private Optional<Trouble> trouble = Optional.empty();
  private Optional<String> remark = Optional.empty();
  private boolean down;

  /**
   * A device of which nothing is known.
   *
   * @param device rests it for all links
   * @param link rests it for this one
   * @param interval for how long what it refused is not asked again
   */
  Standing(URI url, Breaker device, Breaker link, InstantSource clock, Duration interval) {
    this.url = url;
    this.device = device;
    this.link = link;
    this.clock = clock;
    this.interval = interval;
  }

  /** Does this each time that another link finds the device to answer which we found gone. */
  public void whenBack(Runnable work) {
    device.whenClosed(
        () -> {
          if (comesUp()) {
            work.run();
          }
        });
  }

  /** Does this after each failure. */
  public void whenFailed(Runnable work) {
    whenFailed.add(work);
  }

  /** Lets a caller ask for a key, who tells then how it went. */
  boolean pass() {
    if (!link.pass()) {
      return false;
    }
    if (!device.pass()) {
      link.released();
      return false;
    }
    return true;
  }

  /** Whether it may have cost us a key lately, so that any other device is preferred. */
  synchronized boolean isDoubtful() {
    return trouble.filter(last -> last.isDoubtful(clock.instant())).isPresent();
  }

  /** Whether it is not asked now. */
  boolean isResting() {
    return device.isResting() || link.isResting();
  }

  /** When a pause ends, if there is one. */
  public Optional<Instant> restsUntil() {
    return later(device.restsUntil(), link.restsUntil());
  }

  /** Whether nothing good has followed a failure. */
  public synchronized boolean isFailing() {
    return trouble.isPresent();
  }

  /** Why it is not asked. */
  synchronized String cause() {
    return trouble.map(Trouble::cause).orElse("QKD device at " + url + ": " + ELSEWHERE);
  }

  /**
   * A key came.
   *
   * @param fresh whether it was taken for us: only that tells that no further one is lost
   */
  void delivered(boolean fresh) {
    boolean over;
    synchronized (this) {
      over = fresh || !isDoubtful();
      known = true;
      if (over) {
        trouble = Optional.empty();
        down = false;
      }
    }
    if (over) {
      link.answered();
    } else {
      link.released();
    }
    device.answered();
  }

  /** It has no key of that ID. */
  void foundNone() {
    synchronized (this) {
      known = true;
    }
    link.released();
    device.answered();
  }

  /** No key came. */
  void failed(KmeException refused) {
    note(refused);
    switch (refused.kind()) {
      case UNREACHABLE -> {
        device.failed(Optional.empty());
        link.released();
      }
      case NO_REPLY -> {
        device.failed(Optional.empty());
        link.failed(Optional.empty());
      }
      case BUSY, VIOLATION -> {
        device.answered();
        link.failed(refused.retryAfter());
      }
      case UNAUTHORIZED, REFUSED -> {
        device.answered();
        link.failed(Optional.of(interval));
      }
      default -> {
        device.answered();
        link.released();
      }
    }
    whenFailed.forEach(Runnable::run);
  }

  private synchronized void note(KmeException refused) {
    known = true;
    down |= refused.kind() == Kind.UNREACHABLE;
    trouble = Optional.of(Trouble.of(refused, trouble, clock.instant()));
  }

  /** Lets the status be asked for, also in a pause of the link. */
  public boolean passForStatus() {
    return device.pass();
  }

  /**
   * The status came, or the device has none.
   *
   * @return whether a device that was found gone, or without keys, is there again
   */
  public boolean stated(Optional<KmeStatus> status) {
    boolean empty = status.filter(said -> said.stored() == 0).isPresent();
    boolean mended;
    synchronized (this) {
      known = true;
      remark =
          status
              .flatMap(KmeStatus::remark)
              .map(text -> "QKD device at " + url + ", status: " + text);
      mended = trouble.filter(last -> last.isMendedBy(status, down, clock.instant())).isPresent();
      if (mended) {
        trouble = Optional.empty();
      }
    }
    boolean up = comesUp() && !empty;
    if (mended) {
      link.answered();
    }
    device.answered();
    synchronized (this) {
      down |= empty;
    }
    return up;
  }

  /** The status did not come. */
  public void statusFailed(KmeException refused) {
    Kind kind = refused.kind();
    if (kind == Kind.UNREACHABLE || kind == Kind.UNAUTHORIZED) {
      note(refused);
    }
    synchronized (this) {
      known = true;
      down |= kind != Kind.REFUSED;
      remark =
          kind == Kind.UNREACHABLE
              ? Optional.empty()
              : Optional.of(String.valueOf(refused.getMessage()));
    }
    if (kind == Kind.UNREACHABLE || (kind == Kind.NO_REPLY && device.restsUntil().isPresent())) {
      device.failed(Optional.empty());
    } else if (kind != Kind.NO_REPLY) {
      device.answered();
    }
  }

  private synchronized boolean comesUp() {
    boolean was = down;
    down = false;
    return was;
  }

  /** For an operator. */
  public synchronized DeviceView view() {
    boolean resting = isResting();
    State state = trouble.isPresent() ? State.FAILING : known ? State.OK : State.UNKNOWN;
    return new DeviceView(
        url,
        resting ? State.RESTING : state,
        trouble.map(Trouble::since),
        trouble.map(Trouble::cause).or(() -> resting ? Optional.of(ELSEWHERE) : Optional.empty()),
        resting ? restsUntil() : Optional.empty(),
        remark);
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && one.get().isBefore(other.get())
        ? other
        : one.or(() -> other);
  }
}
