package org.ukms.key;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

/**
 * A pre-shared key: what both ends of a link hand to whatever protects their traffic.
 *
 * @param material its bytes, owned by this key
 */
public record Psk(KeyMaterial material) implements AutoCloseable {

  /**
   * Lends the form in which key files hold it and WireGuard takes it: 44 ASCII characters of
   * standard base64, no newline. They are overwritten when the function returns.
   */
  public <T> T exposeText(Function<byte[], T> use) {
    byte[] text = material.expose(Base64.getEncoder()::encode);
    try {
      return use.apply(text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The same key, to be closed apart. */
  public Psk copy() {
    return new Psk(KeyMaterial.taken(material.expose(byte[]::clone)));
  }

  @Override
  public void close() {
    material.close();
  }
}
