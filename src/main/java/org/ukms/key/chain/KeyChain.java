package org.ukms.key.chain;

import java.util.Arrays;
import java.util.List;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;

/**
 * The secret that both ends of a pair share from one epoch to the next, and all that is derived
 * from it (K-7). Whoever knows a leaf, such as a PSK, knows nothing of the chain.
 */
public record KeyChain(KeyMaterial material) implements AutoCloseable {

  private static final String STEP = "uKMS/2 chain";
  private static final String LEAF = "uKMS/2 out";

  /** What a reset starts from: 32 bytes of zero. */
  public static KeyChain none() {
    return new KeyChain(KeyMaterial.taken(new byte[KeyMaterial.BYTES]));
  }

  /**
   * The chain of the next epoch.
   *
   * @param sources in the order of the specification
   * @param contextHash of the epoch's context, 32 bytes
   */
  public KeyChain next(List<ChainSource> sources, byte[] contextHash) {
    byte[] secrets = ChainSource.framed(sources);
    try {
      byte[] next = Kmac.of(material, STEP, secrets, Framing.framed(contextHash));
      return new KeyChain(KeyMaterial.taken(next));
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  /** What tells chains apart without telling anything of them: 32 bytes, no secret. */
  public byte[] hash() {
    return Kmac.of(material, LEAF, Framing.text("id"));
  }

  /**
   * The PSK of an epoch.
   *
   * @param purpose what a delivery calls it, "" unless it names one
   */
  public Psk psk(String purpose, long epoch) {
    byte[] label = Framing.framed(Framing.text("psk"), Framing.text(purpose));
    return new Psk(KeyMaterial.taken(Kmac.of(material, LEAF, label, Framing.number(epoch))));
  }

  /** The key under which messages of this epoch are tagged. */
  public TagKey confirm() {
    byte[] label = Framing.framed(Framing.text("confirm"));
    return new TagKey(KeyMaterial.taken(Kmac.of(material, LEAF, label)));
  }

  @Override
  public void close() {
    material.close();
  }
}
