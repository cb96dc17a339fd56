package org.ukms.rotation.simulation.pair;

import java.time.Duration;
import java.util.Optional;
import org.ukms.exchange.Protocol;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyMaterial;
import org.ukms.pairing.FailClosed;
import org.ukms.rotation.confirmed.Agreement;

/**
 * How a node is configured.
 *
 * @param secret whether there is a static secret
 * @param staleAfter when a random key takes the place of a PSK, if it ever does
 * @param ask whether an operator is to allow a new chain
 */
public record Setting(
    Duration interval,
    Protocol protocol,
    boolean secret,
    Optional<Duration> staleAfter,
    boolean ask) {

  private static final byte SECRET = 7;

  /** As a configuration that is silent. */
  public static final Setting USUAL =
      new Setting(Duration.ofMinutes(2), Protocol.AUTO, false, Optional.empty(), false);

  /** With another interval. */
  public Setting every(Duration other) {
    return new Setting(other, protocol, secret, staleAfter, ask);
  }

  /** With another protocol. */
  public Setting speaking(Protocol other) {
    return new Setting(interval, other, secret, staleAfter, ask);
  }

  /** With a static secret, the same for all. */
  public Setting withSecret() {
    return new Setting(interval, protocol, true, staleAfter, ask);
  }

  /** With a random key in the place of an old PSK. */
  public Setting staleAfter(Duration age) {
    return new Setting(interval, protocol, secret, Optional.of(age), ask);
  }

  /** With an operator who allows a new chain. */
  public Setting asking() {
    return new Setting(interval, protocol, secret, staleAfter, true);
  }

  Agreement agreement(Link link, Token start) {
    return new Agreement(
        protocol, new Terms(link, fixed(), start), new FailClosed(staleAfter, false), ask);
  }

  private Optional<KeyMaterial> fixed() {
    byte[] bytes = new byte[KeyMaterial.BYTES];
    bytes[0] = SECRET;
    return secret ? Optional.of(KeyMaterial.taken(bytes)) : Optional.empty();
  }
}
