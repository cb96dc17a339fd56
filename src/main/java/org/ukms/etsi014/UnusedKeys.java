package org.ukms.etsi014;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.schedule.Delays;

/** Keys that were delivered by their IDs and not used: few of them, and not for long (E-6). */
final class UnusedKeys implements AutoCloseable {

  private static final Duration KEPT_FOR = Duration.ofSeconds(60);

  private static final int MOST = 8;

  /** A key, and when it is too old. */
  private record Kept(QkdKey key, Instant until) {}

  /** By ID in small letters, the oldest first. */
  private final Map<String, Kept> kept = new LinkedHashMap<>();

  private final Delays delays;
  private final InstantSource clock;
  private boolean cleaningIsDue;
  private boolean closed;

  UnusedKeys(Delays delays, InstantSource clock) {
    this.delays = delays;
    this.clock = clock;
  }

  /** Takes a key over. */
  synchronized void add(QkdKey key) {
    if (closed) {
      key.close();
      return;
    }
    String name = name(key.id());
    closeIfThere(kept.remove(name));
    if (kept.size() == MOST) {
      closeIfThere(kept.remove(kept.keySet().iterator().next()));
    }
    kept.put(name, new Kept(key, clock.instant().plus(KEPT_FOR)));
    if (!cleaningIsDue) {
      cleanAfter(KEPT_FOR);
    }
  }

  /** Hands the key of this ID over, capitals aside. */
  synchronized Optional<QkdKey> take(KeyId id) {
    closeOld();
    return Optional.ofNullable(kept.remove(name(id))).map(Kept::key);
  }

  private synchronized void clean() {
    cleaningIsDue = false;
    closeOld().ifPresent(this::cleanAfter);
  }

  /** One cleaning at a time is due, however many keys there are. */
  private void cleanAfter(Duration wait) {
    try {
      delays.after(wait, this::clean);
      cleaningIsDue = true;
    } catch (RejectedExecutionException closing) {
      close();
    }
  }

  /** Closes what is too old; tells how long the next key may stay. */
  private Optional<Duration> closeOld() {
    Instant now = clock.instant();
    Iterator<Kept> oldestFirst = kept.values().iterator();
    while (oldestFirst.hasNext()) {
      Kept oldest = oldestFirst.next();
      if (oldest.until().isAfter(now)) {
        return Optional.of(Duration.between(now, oldest.until()));
      }
      oldest.key().close();
      oldestFirst.remove();
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    kept.values().forEach(each -> each.key().close());
    kept.clear();
  }

  private static void closeIfThere(Kept old) {
    if (old != null) {
      old.key().close();
    }
  }

  private static String name(KeyId id) {
    return id.value().toLowerCase(Locale.ROOT);
  }
}
