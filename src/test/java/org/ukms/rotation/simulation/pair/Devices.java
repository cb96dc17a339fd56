package org.ukms.rotation.simulation.pair;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.ukms.etsi014.Kme;
import org.ukms.etsi014.KmeException;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.rotation.VirtualTime;

/** The two devices of a link: random keys, each delivered once at either end. */
public final class Devices {

  /** How a device does. */
  public enum Health {
    WELL,
    /** Refuses at once. */
    OUT,
    /** Takes the key, and does not answer. */
    MUTE,
    /** Finds keys of its twin many seconds late. */
    LATE,
    /** Gives other bytes than its twin. */
    WRONG
  }

  /** As in the client that is shipped, unless it is configured. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int MOST_KEPT = 1000;
  private static final int LATE_MILLIS = 8_000;
  private static final int QUICK_MICROS = 3_000;

  private final VirtualTime time;
  private final Random random;
  private final Map<SimulatedNode, Health> health = new LinkedHashMap<>();
  private final Map<KeyId, Kept> kept = new LinkedHashMap<>();
  private int issued;

  private record Kept(SimulatedNode owner, KeyMaterial material, Instant from) {}

  Devices(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  /** How the device of a node does from now on. */
  public void have(SimulatedNode node, Health next) {
    health.put(node, next);
  }

  /** How many keys were made. */
  public int issued() {
    return issued;
  }

  Kme of(SimulatedNode node) {
    return new Kme() {
      @Override
      public CompletableFuture<QkdKey> getKey() {
        return healthOf(node) == Health.OUT ? failed(node, Kind.UNREACHABLE) : make(node);
      }

      @Override
      public CompletableFuture<QkdKey> getKey(KeyId id) {
        return healthOf(node) == Health.OUT ? failed(node, Kind.UNREACHABLE) : find(node, id);
      }
    };
  }

  private Health healthOf(SimulatedNode node) {
    return health.getOrDefault(node, Health.WELL);
  }

  private CompletableFuture<QkdKey> make(SimulatedNode node) {
    byte[] bytes = new byte[KeyMaterial.BYTES];
    random.nextBytes(bytes);
    KeyId id = new KeyId("key-" + ++issued);
    int late = healthOf(node) == Health.LATE ? random.nextInt(LATE_MILLIS) : 0;
    kept.put(id, new Kept(node, KeyMaterial.taken(bytes.clone()), time.instant().plusMillis(late)));
    if (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    return delivered(node, id, bytes);
  }

  private CompletableFuture<QkdKey> find(SimulatedNode node, KeyId id) {
    Optional<Kept> key =
        Optional.ofNullable(kept.get(id))
            .filter(one -> one.owner() != node && !time.instant().isBefore(one.from()));
    if (key.isEmpty()) {
      return failed(node, Kind.NOT_FOUND);
    }
    kept.remove(id);
    return delivered(node, id, key.get().material().expose(byte[]::clone));
  }

  private CompletableFuture<QkdKey> delivered(SimulatedNode node, KeyId id, byte[] bytes) {
    Health now = healthOf(node);
    if (now == Health.MUTE) {
      return failed(node, Kind.NO_REPLY);
    }
    if (now == Health.WRONG) {
      random.nextBytes(bytes);
    }
    CompletableFuture<QkdKey> reply = new CompletableFuture<>();
    later(
        node,
        Duration.ofNanos(random.nextInt(QUICK_MICROS) * 1000L),
        () -> reply.complete(new QkdKey(id, KeyMaterial.taken(bytes))));
    return reply;
  }

  private CompletableFuture<QkdKey> failed(SimulatedNode node, Kind kind) {
    CompletableFuture<QkdKey> reply = new CompletableFuture<>();
    later(
        node,
        kind == Kind.NO_REPLY ? TIMEOUT : Duration.ofMillis(1),
        () ->
            reply.completeExceptionally(
                new KmeException(kind, "QKD device: " + kind, Optional.empty(), null)));
    return reply;
  }

  private void later(SimulatedNode node, Duration wait, Runnable completion) {
    int life = node.life();
    time.in(wait, () -> node.run(life, completion));
  }
}
