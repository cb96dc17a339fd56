package org.ukms.exchange.confirmed.follower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/**
 * Where a follower is.
 *
 * @param durable what it keeps over a restart
 * @param nonce what the next prepare must name; new at each start
 * @param attempts for which the device is asked
 */
public record FollowerState(ChainState durable, Token nonce, List<Attempt> attempts) {

  /** Copies the list. */
  public FollowerState {
    attempts = List.copyOf(attempts);
  }

  /** A follower that was just started. */
  public static FollowerState restored(ChainState durable, Token nonce) {
    return new FollowerState(durable, nonce, List.of());
  }

  Optional<Attempt> attempt(Token token) {
    return attempts.stream().filter(one -> one.prepare().attempt().equals(token)).findFirst();
  }

  FollowerState with(Attempt attempt) {
    List<Attempt> more = new ArrayList<>(without(attempt.prepare().attempt()).attempts);
    more.add(attempt);
    return new FollowerState(durable, nonce, more);
  }

  FollowerState without(Token attempt) {
    return new FollowerState(
        durable,
        nonce,
        attempts.stream().filter(one -> !one.prepare().attempt().equals(attempt)).toList());
  }

  /** The same, with what is kept. */
  public FollowerState having(ChainState next) {
    return new FollowerState(next, nonce, attempts);
  }

  FollowerState expecting(Token next) {
    return new FollowerState(durable, next, attempts);
  }

  /** All secrets that this holds. */
  public Stream<KeyMaterial> secrets() {
    return Stream.concat(
        durable.secrets(),
        attempts.stream().flatMap(attempt -> attempt.leadersKey().stream()).map(QkdKey::material));
  }
}
