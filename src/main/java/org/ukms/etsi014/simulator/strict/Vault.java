package org.ukms.etsi014.simulator.strict;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.etsi014.simulator.view.PairView;
import org.ukms.name.SaeId;

/** The pools of all pairs, and the keys that wait for their slaves. */
final class Vault {

  /** A slave may come at any time. */
  private static final Duration WHILE_KEYS_WAIT = Duration.ofSeconds(5);

  private static final String NOT_FOUND = "one or more keys specified are not found on KME";

  private final Storage storage;
  private final InstantSource clock;
  private final Map<Pair, Pool> pools = new LinkedHashMap<>();

  /** All live equally long, so those that end first come first. */
  private final Map<UUID, Kept> kept = new LinkedHashMap<>();

  private Instant latest;

  Vault(Storage storage, InstantSource clock) {
    this.storage = storage;
    this.clock = clock;
    this.latest = clock.instant();
  }

  /** How many keys two SAEs have. */
  synchronized int stored(SaeId one, SaeId other) {
    return pool(one, other, now()).stored();
  }

  /**
   * Takes these keys out of the pools of the master and each slave (C-36).
   *
   * @param isKept whether the slaves can have them; what is kept belongs to the vault then
   * @throws KmeRefusal if a pool has too few, or too many wait
   */
  synchronized void issue(SaeId master, List<SaeId> slaves, Keys keys, boolean isKept) {
    Instant now = now();
    List<Pool> touched = new ArrayList<>(slaves.size());
    for (SaeId slave : slaves) {
      Pool pool = pool(master, slave, now);
      if (pool.stored() < keys.count()) {
        throw tooFew(pool.stored(), keys.count(), pool.until(keys.count()));
      }
      if (isKept && !pool.hasRoomFor(keys.count())) {
        throw KmeRefusal.unavailable(
            "too many keys wait for their slaves",
            "max_key_count",
            "" + storage.maxKeyCount(),
            WHILE_KEYS_WAIT);
      }
      touched.add(pool);
    }
    for (Pool pool : touched) {
      pool.issue(keys.count());
      if (isKept) {
        pool.keep(keys.count());
      }
    }
    if (isKept) {
      Instant end = now.plus(storage.lifetime());
      for (int i = 0; i < keys.count(); i++) {
        kept.put(keys.id(i), new Kept(keys, i, master, slaves, end));
      }
    }
  }

  /** What an empty pool is told with. */
  static KmeRefusal tooFew(int stored, int asked, Duration wait) {
    return KmeRefusal.unavailable(
        "not enough keys in the pool", "stored_key_count", stored + ", expected " + asked, wait);
  }

  /**
   * Delivers all of these keys, or none (C-61 to C-63).
   *
   * @throws KmeRefusal if one is not the caller's, or is not there
   */
  synchronized Keys take(SaeId slave, SaeId master, List<UUID> ids) {
    now();
    List<Kept> found = new ArrayList<>(ids.size());
    for (UUID id : ids) {
      Kept key = kept.get(id);
      if (key != null && key.master().equals(master)) {
        if (!key.isFor(slave)) {
          throw KmeRefusal.unauthorized("not a slave SAE of each of these keys");
        }
        if (key.waitsFor(slave)) {
          found.add(key);
        }
      }
    }
    if (found.size() < ids.size()) {
      throw new KmeRefusal(NOT_FOUND);
    }
    Keys delivered = Keys.copied(found);
    for (Kept key : found) {
      pools.get(Pair.of(master, slave)).deliver();
      if (!key.delivered(slave)) {
        kept.remove(key.id());
        key.wipe();
      }
    }
    return delivered;
  }

  /** Lets those of these keys expire that wait for this slave, and tells whether there were any. */
  synchronized boolean expire(SaeId slave, SaeId master, List<UUID> ids) {
    now();
    boolean any = false;
    for (UUID id : ids) {
      Kept key = kept.get(id);
      if (key != null && key.master().equals(master) && key.waitsFor(slave)) {
        kept.remove(id);
        expired(key);
        any = true;
      }
    }
    return any;
  }

  /** Ends what is over; it is enough to do that now and then, for each call does, too (D-2). */
  synchronized void sweep() {
    now();
  }

  /** Each pair that was asked for. */
  synchronized List<PairView> view() {
    Instant now = now();
    List<PairView> views = new ArrayList<>(pools.size());
    pools.forEach(
        (pair, pool) -> {
          pool.fill(now);
          views.add(pool.view(pair));
        });
    return views;
  }

  /** The time, which never goes back here; what is over by then is gone. */
  private Instant now() {
    Instant now = clock.instant();
    if (now.isAfter(latest)) {
      latest = now;
    }
    Iterator<Kept> oldest = kept.values().iterator();
    while (oldest.hasNext()) {
      Kept key = oldest.next();
      if (!key.isOver(latest)) {
        break;
      }
      oldest.remove();
      expired(key);
    }
    return latest;
  }

  private void expired(Kept key) {
    key.missing().forEach(slave -> pools.get(Pair.of(key.master(), slave)).expire());
    key.wipe();
  }

  private Pool pool(SaeId one, SaeId other, Instant now) {
    Pool pool = pools.computeIfAbsent(Pair.of(one, other), pair -> new Pool(storage, now));
    pool.fill(now);
    return pool;
  }
}
