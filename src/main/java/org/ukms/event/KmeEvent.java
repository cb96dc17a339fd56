package org.ukms.event;

import java.time.Duration;
import java.util.Optional;
import org.ukms.name.PeerName;

/** Something that happened with the QKD devices on the link to one peer (V-1, V-5). */
public sealed interface KmeEvent extends Event {

  @Override
  default boolean notable() {
    return true;
  }

  /** One of several devices fails, and the others are asked in its place. */
  record DeviceFailing(PeerName peer, String cause) implements KmeEvent {
    @Override
    public String text() {
      return "one of its QKD devices fails: " + cause;
    }
  }

  /** It answers again. */
  record DeviceBack(PeerName peer, String url) implements KmeEvent {
    @Override
    public String text() {
      return "QKD device at " + url + " answers again";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /** What a device says of the link is not what was expected. */
  record DeviceDiffers(PeerName peer, String what) implements KmeEvent {
    @Override
    public String text() {
      return what;
    }
  }

  /** There are too few keys. */
  record KeysLow(PeerName peer, long stored, long alarmBelow) implements KmeEvent {
    @Override
    public String text() {
      return "keys run low: " + stored + " stored, alarm below " + alarmBelow;
    }
  }

  /** There are enough again. */
  record KeysEnough(PeerName peer, long stored) implements KmeEvent {
    @Override
    public String text() {
      return "enough keys again: " + stored + " stored";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }

  /**
   * The time between two rotations is another one.
   *
   * @param next the wait until the next rotation, if one is to come
   */
  record Paced(PeerName peer, Duration every, Optional<Duration> next) implements KmeEvent {
    @Override
    public Optional<Duration> retry() {
      return next;
    }

    @Override
    public String text() {
      return "rotates every " + every.toSeconds() + " s from now on";
    }

    @Override
    public boolean alarming() {
      return false;
    }
  }
}
