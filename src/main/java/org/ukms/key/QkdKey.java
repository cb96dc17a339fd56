package org.ukms.key;

/**
 * A key that a QKD device delivered.
 *
 * @param id its name at both devices
 * @param material its bytes, owned by this key
 */
public record QkdKey(KeyId id, KeyMaterial material) implements AutoCloseable {

  @Override
  public void close() {
    material.close();
  }
}
