package org.ukms.etsi014.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.etsi014.failover.Standing;
import org.ukms.key.KeyId;

/**
 * The keys that the devices of one link have, and gave (E-12, E-13). Safe for use by several
 * threads.
 */
public final class KeySupply {

  private final List<Standing> devices;
  private final Duration interval;
  private final Optional<Duration> staleAfter;
  private final KeyCount count = new KeyCount();

  private Optional<Level> level = Optional.empty();
  private boolean failing;

  /**
   * A supply of which nothing is known.
   *
   * @param interval the time between two rotations
   * @param staleAfter at which age a PSK is replaced by a random key, if it ever is
   */
  public KeySupply(List<Standing> devices, Duration interval, Optional<Duration> staleAfter) {
    this.devices = List.copyOf(devices);
    this.interval = interval;
    this.staleAfter = staleAfter;
  }

  /** The same devices, which are counted here from now on. */
  public Kme counted(Kme inner) {
    return new CountedKme(inner, this);
  }

  synchronized void took(KeyId id) {
    count.taken(id);
    failing = false;
  }

  synchronized void found() {
    failing = false;
  }

  synchronized void tookNone(Throwable failure, boolean fresh) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Optional<KmeException> told =
        cause instanceof KmeException known ? Optional.of(known) : Optional.empty();
    if (fresh && told.filter(known -> !known.mayHaveCostAKey()).isEmpty()) {
      count.lost();
    }
    failing |= told.filter(known -> known.kind() == Kind.NOT_FOUND).isEmpty();
  }

  /** A key that we took first is part of the PSK in place. */
  public void inPlace(KeyId ours) {
    count.inPlace(ours);
  }

  /** Whether the last key that was wanted failed to come, which is forgotten now. */
  synchronized boolean endFailing() {
    boolean was = failing;
    failing = false;
    return was;
  }

  synchronized void level(Optional<Level> next) {
    level = next;
  }

  synchronized Optional<Level> level() {
    return level;
  }

  /**
   * The time between two rotations: longer if there are few keys, but no PSK is to become stale by
   * that.
   */
  synchronized Duration pace() {
    Duration stretched = interval.multipliedBy(level.map(Level::stretch).orElse(1L));
    Duration longest =
        staleAfter
            .map(after -> interval.plus(after.minus(interval).dividedBy(2)))
            .orElse(stretched);
    return stretched.compareTo(longest) < 0 ? stretched : longest;
  }

  /** Whether the devices say that they have no key at all. */
  synchronized boolean isEmpty() {
    return level.filter(now -> now.stored() == 0).isPresent();
  }

  /** For an operator. */
  public SupplyView view() {
    Optional<Level> now = level();
    return new SupplyView(
        devices.stream().map(Standing::view).toList(),
        now.map(Level::stored),
        now.map(Level::max),
        count.taken(),
        count.burnt(),
        Optional.of(pace()).filter(pace -> pace.compareTo(interval) > 0));
  }
}
