package org.ukms.exchange.confirmed.durable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.key.Psk;
import org.ukms.key.chain.ChainSource;
import org.ukms.key.chain.KeyChain;

/**
 * A chain that both ends have, or will have.
 *
 * @param number 1 to 2^53-1
 * @param chain its secret, owned by this
 * @param context the hash of all that both ends agreed on for it
 */
public record Epoch(long number, KeyChain chain, Hash context, KeyIds keyIds) {

  /**
   * The epoch that these sources make.
   *
   * @param before the one that it goes on from, none in a reset
   */
  public static Epoch after(
      Optional<Epoch> before, long number, List<ChainSource> sources, Hash context, KeyIds keyIds) {
    KeyChain chain =
        before
            .map(old -> old.chain().next(sources, context.bytes()))
            .orElseGet(
                () -> {
                  try (KeyChain none = KeyChain.none()) {
                    return none.next(sources, context.bytes());
                  }
                });
    return new Epoch(number, chain, context, keyIds);
  }

  /** The PSK; the caller closes it. */
  public Psk psk() {
    return chain.psk("", number);
  }

  /** The keys that go with these labels; the caller closes them. */
  Map<String, Psk> labelled(Set<String> labels) {
    return labels.stream()
        .collect(Collectors.toMap(label -> label, label -> chain.psk(label, number)));
  }

  /** Tells its chain from every other. */
  public Hash hash() {
    return Hash.of(chain);
  }

  /** Whether it is this one: the number and the hash of its chain. */
  public boolean is(long otherNumber, Hash otherChain) {
    return number == otherNumber && hash().equals(otherChain);
  }
}
