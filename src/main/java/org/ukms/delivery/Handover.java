package org.ukms.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;

/**
 * What goes to all deliveries of a peer at once.
 *
 * @param keys the key for each of them
 * @param reason why
 * @param facts what may be told of it
 */
public record Handover(Keys keys, Reason reason, Facts facts) {

  /** The keys, by label. */
  @FunctionalInterface
  public interface Keys {

    /** The key for a label, or the PSK for none, if it is known; whoever asks closes it. */
    Optional<Psk> of(Optional<String> label);
  }

  /**
   * What is no secret.
   *
   * @param epoch of the confirmed exchange, where it is known
   * @param ours the ID of the key that our device gave first, where it is known
   * @param theirs that of the peer's
   */
  public record Facts(Optional<Long> epoch, Optional<KeyId> ours, Optional<KeyId> theirs) {

    /** Nothing is known. */
    public static final Facts NONE =
        new Facts(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** One PSK for all, whatever their labels; it stays the caller's. */
  public static Handover same(Psk psk, Facts facts) {
    return new Handover(label -> Optional.of(psk.copy()), Reason.EXCHANGED, facts);
  }

  /** The PSK and the keys of labels; they stay the caller's. */
  public static Handover of(Psk psk, Map<String, Psk> labelled, Facts facts) {
    return new Handover(
        label ->
            label.isEmpty()
                ? Optional.of(psk.copy())
                : Optional.ofNullable(labelled.get(label.get())).map(Psk::copy),
        Reason.EXCHANGED,
        facts);
  }

  /** A random key for each. */
  public static Handover stale(RandomGenerator secrets) {
    return new Handover(label -> Optional.of(random(secrets)), Reason.STALE, Facts.NONE);
  }

  /** No key is known: those that must hold one take a random one. */
  public static Handover unknown() {
    return new Handover(label -> Optional.empty(), Reason.STALE, Facts.NONE);
  }

  /** A key that nobody else has; the caller closes it. */
  public static Psk random(RandomGenerator secrets) {
    byte[] random = new byte[KeyMaterial.BYTES];
    secrets.nextBytes(random);
    return new Psk(KeyMaterial.taken(random));
  }
}
