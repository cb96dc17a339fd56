package org.ukms.key.chain;

import java.util.Arrays;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/**
 * One secret that goes into a chain.
 *
 * @param type its label; {@code ml-kem} and {@code rosenpass} are reserved
 * @param id what it is called at both ends, "" if it has no name
 * @param value the secret, owned by the caller
 */
public record ChainSource(String type, String id, KeyMaterial value) {

  /** The key that the leader had from its device. */
  public static ChainSource ofLeader(QkdKey key) {
    return new ChainSource("qkd-leader", key.id().lowerCase(), key.material());
  }

  /** The key that the follower had from its device. */
  public static ChainSource ofFollower(QkdKey key) {
    return new ChainSource("qkd-follower", key.id().lowerCase(), key.material());
  }

  /** The secret that both ends have in a file. */
  public static ChainSource fixed(KeyMaterial secret) {
    return new ChainSource("static", "", secret);
  }

  /** As it goes into the derivation; secret, to be overwritten. */
  byte[] framed() {
    return value.expose(bytes -> Framing.framed(Framing.text(type), Framing.text(id), bytes));
  }

  /** All of them, one after the other; secret, to be overwritten. */
  static byte[] framed(Iterable<ChainSource> sources) {
    byte[] all = {};
    for (ChainSource source : sources) {
      byte[] next = source.framed();
      byte[] longer = Arrays.copyOf(all, all.length + next.length);
      System.arraycopy(next, 0, longer, all.length, next.length);
      Arrays.fill(all, (byte) 0);
      Arrays.fill(next, (byte) 0);
      all = longer;
    }
    return all;
  }
}
