package org.ukms.etsi014.simulator;

import java.time.Duration;
import java.util.Optional;
import org.ukms.etsi014.simulator.request.KmeRefusal;

/** What a simulated device says to a call, and how it leaves. */
public final class Answer {

  private static final int OK = 200;

  private final int status;
  private final byte[] json;
  private final Optional<Duration> retryAfter;
  private final boolean broken;

  private Answer(int status, byte[] json, Optional<Duration> retryAfter, boolean broken) {
    this.status = status;
    this.json = json;
    this.retryAfter = retryAfter;
    this.broken = broken;
  }

  /** What was asked for, UTF-8; it is taken over. */
  public static Answer granted(byte[] json) {
    return new Answer(OK, json, Optional.empty(), false);
  }

  /** A refusal. */
  public static Answer of(KmeRefusal refusal) {
    return new Answer(refusal.status(), refusal.json(), refusal.retryAfter(), false);
  }

  /** The same, in the middle of which the connection is to be closed. */
  public Answer breaking() {
    return new Answer(status, json, retryAfter, true);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The JSON text, lent: it may hold keys. */
  public byte[] json() {
    return json;
  }

  /** After which time it is worth asking again, where that is known. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the connection is to be closed in the middle of it. */
  public boolean isBroken() {
    return broken;
  }
}
