package org.ukms.exchange.confirmed.durable;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;

/**
 * What one end keeps (F-5, F-6). A leader has nothing pending, a follower nothing unacknowledged.
 *
 * @param instance made with this, and in every message: two nodes of one name differ in it
 * @param pinned whether an epoch was committed: from then on the two speak this exchange alone
 * @param current the epoch that both ends have, as far as this one knows
 * @param installed what the output holds, of this exchange or of the classic one
 * @param labelled the keys that go with it, by the labels of deliveries that have one of their own
 * @param unacknowledged whether the follower is yet to confirm the current epoch
 * @param pending what the follower has promised
 */
public record ChainState(
    Token instance,
    boolean pinned,
    Optional<Epoch> current,
    Optional<Psk> installed,
    Map<String, Psk> labelled,
    boolean unacknowledged,
    Optional<Pending> pending) {

  /** Copies the map. */
  public ChainState {
    labelled = Map.copyOf(labelled);
  }

  /**
   * Before the first contact.
   *
   * @param installed what the classic exchange left in the output
   */
  public static ChainState unknown(Token instance, Optional<Psk> installed) {
    return new ChainState(
        instance, false, Optional.empty(), installed, Map.of(), false, Optional.empty());
  }

  /** The number of the current epoch, 0 without one. */
  public long number() {
    return current.map(Epoch::number).orElse(0L);
  }

  /** With what the classic exchange has in the output. */
  public ChainState installed(Optional<Psk> classic) {
    return new ChainState(instance, pinned, current, classic, labelled, unacknowledged, pending);
  }

  /** The leader has committed an epoch, and the follower is yet to confirm it. */
  public ChainState committed(Epoch epoch) {
    return new ChainState(
        instance, true, Optional.of(epoch), installed, labelled, true, Optional.empty());
  }

  /** The follower, restored from an old copy, is to confirm the current epoch again. */
  public ChainState doubted() {
    return new ChainState(instance, pinned, current, installed, labelled, true, pending);
  }

  /** The follower has confirmed the current epoch: its keys are to be in the output. */
  public ChainState acknowledged(Set<String> labels) {
    return new ChainState(
        instance, true, current, current.map(Epoch::psk), keys(current, labels), false, pending);
  }

  /** The follower has promised an epoch. */
  public ChainState promised(Pending promise) {
    return new ChainState(
        instance, pinned, current, installed, labelled, false, Optional.of(promise));
  }

  /** The follower has taken the epoch that was pending: its keys are to be in the output. */
  public ChainState taken(Set<String> labels) {
    Optional<Epoch> taken = pending.map(Pending::epoch);
    return new ChainState(
        instance, true, taken, taken.map(Epoch::psk), keys(taken, labels), false, Optional.empty());
  }

  /** In another role, or under another name. */
  public ChainState renamed() {
    return new ChainState(
        instance, pinned, Optional.empty(), installed, labelled, false, Optional.empty());
  }

  private static Map<String, Psk> keys(Optional<Epoch> epoch, Set<String> labels) {
    return epoch.map(known -> known.labelled(labels)).orElse(Map.of());
  }

  /** All secrets that this holds. */
  public Stream<KeyMaterial> secrets() {
    Stream<Epoch> epochs = Stream.concat(current.stream(), pending.stream().map(Pending::epoch));
    Stream<Psk> keys = Stream.concat(installed.stream(), labelled.values().stream());
    return Stream.concat(epochs.map(epoch -> epoch.chain().material()), keys.map(Psk::material));
  }
}
