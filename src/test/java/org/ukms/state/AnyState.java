package org.ukms.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ukms.exchange.PeerState;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.message.AnyMessages;
import org.ukms.exchange.confirmed.message.AnyValues;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.KeyChain;

/** Anything that a node may keep. */
final class AnyState {

  private static final AnyValues VALUES = AnyValues.all();
  private static final Arbitrary<Boolean> FLAGS = Arbitraries.of(true, false);

  private AnyState() {}

  /** With keys of the classic exchange alone. */
  static Arbitrary<SavedState> withoutChain() {
    return states(Arbitraries.just(Optional.empty()));
  }

  /** With a chain, or the place for one. */
  static Arbitrary<SavedState> withChain() {
    return states(chains().map(Optional::of));
  }

  private static Arbitrary<SavedState> states(Arbitrary<Optional<ChainState>> chain) {
    Arbitrary<Optional<QkdKey>> key =
        Combinators.combine(VALUES.keyIds(), secrets()).as(QkdKey::new).optional();
    Arbitrary<PeerState> classic = Combinators.combine(key, key, key).as(PeerState::restored);
    Arbitrary<Instant> since =
        Arbitraries.longs()
            .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
            .map(seconds -> Instant.ofEpochSecond(seconds, seconds & 0xFFFFFF));
    return Combinators.combine(classic, since, chain).as(SavedState::new);
  }

  private static Arbitrary<ChainState> chains() {
    return Combinators.combine(
            VALUES.tokens(),
            FLAGS,
            epochs().optional(),
            secrets().map(Psk::new).optional(),
            labelled(),
            FLAGS,
            pending().optional())
        .as(ChainState::new);
  }

  private static Arbitrary<Map<String, Psk>> labelled() {
    Arbitrary<String> labels =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(10);
    return Arbitraries.maps(labels, secrets().map(Psk::new)).ofMaxSize(8);
  }

  private static Arbitrary<Epoch> epochs() {
    Arbitrary<KeyIds> keyIds =
        Combinators.combine(VALUES.keyIds(), VALUES.keyIds()).as(KeyIds::new);
    return Combinators.combine(
            Arbitraries.longs().between(1, Message.MAX_EPOCH),
            secrets().map(KeyChain::new),
            VALUES.hashes(),
            keyIds)
        .as(Epoch::new);
  }

  private static Arbitrary<Pending> pending() {
    return Combinators.combine(
            epochs(),
            FLAGS,
            VALUES.tokens(),
            VALUES.tokens(),
            VALUES.hashes(),
            new AnyMessages(VALUES).prepared())
        .as(Pending::new);
  }

  private static Arbitrary<KeyMaterial> secrets() {
    return VALUES.hashes().map(hash -> KeyMaterial.taken(hash.bytes()));
  }
}
