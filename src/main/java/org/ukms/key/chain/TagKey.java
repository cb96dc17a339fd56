package org.ukms.key.chain;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.key.Sha3;

/**
 * A key under which messages of the confirmed exchange are tagged.
 *
 * @param material its bytes, owned by this key
 */
public record TagKey(KeyMaterial material) implements AutoCloseable {

  private static final String TAG = "uKMS/2 tag";
  private static final String RESET = "uKMS/2 reset";
  private static final String STATIC = "uKMS/2 static";

  /**
   * The key of a reset: who has it had the leader's QKD key, and the static secret if there is one.
   *
   * @param fixed the static secret, if there is one
   */
  public static TagKey reset(QkdKey leaders, Optional<KeyMaterial> fixed) {
    byte[] id = Framing.text(leaders.id().lowerCase());
    byte[] secrets =
        leaders
            .material()
            .expose(
                key ->
                    fixed
                        .map(secret -> secret.expose(last -> Framing.framed(id, key, last)))
                        .orElseGet(() -> Framing.framed(id, key, new byte[0])));
    try (KeyChain zero = KeyChain.none()) {
      return new TagKey(KeyMaterial.taken(Kmac.of(zero.material(), RESET, secrets)));
    } finally {
      Arrays.fill(secrets, (byte) 0);
    }
  }

  /** The key of the static secret: who has it has the secret. */
  public static TagKey fixed(KeyMaterial secret) {
    return new TagKey(KeyMaterial.taken(Kmac.of(secret, STATIC)));
  }

  /**
   * The tag of a message, 32 bytes.
   *
   * @param direction {@code L->F} or {@code F->L}
   * @param body the framed members of the message
   */
  public byte[] tag(String verb, String direction, byte[] body) {
    return Kmac.of(
        material,
        TAG,
        Framing.framed(Framing.text(verb), Framing.text(direction), Sha3.hash(body)));
  }

  /** Whether this is the tag of that message; takes the same time whatever it differs in. */
  public boolean checks(byte[] tag, String verb, String direction, byte[] body) {
    return MessageDigest.isEqual(tag, tag(verb, direction, body));
  }

  @Override
  public void close() {
    material.close();
  }
}
