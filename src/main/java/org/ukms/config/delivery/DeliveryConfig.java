package org.ukms.config.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ukms.delivery.file.KeyFormat;
import org.ukms.delivery.wireguard.WireGuardKey;
import org.ukms.disk.Readers;

/** One table {@code [[peers.NAME.delivery]]}. */
public sealed interface DeliveryConfig {

  /** What the key is called that is derived for this delivery alone, if it has one. */
  Optional<String> label();

  /**
   * A file.
   *
   * @param path absolute; its folder was there when it was checked
   * @param readers its mode and its group
   * @param eventFile where a line is written for each key, if anywhere
   */
  record ToFile(
      Optional<String> label,
      Path path,
      KeyFormat format,
      Readers readers,
      Optional<Path> eventFile)
      implements DeliveryConfig {}

  /**
   * A peer of a WireGuard interface.
   *
   * @param device the name of the interface, which may come later
   * @param publicKey of the peer
   */
  record ToWireGuard(Optional<String> label, String device, WireGuardKey publicKey)
      implements DeliveryConfig {}

  /**
   * A program.
   *
   * @param command its absolute path, and its arguments
   * @param timeout after which it is killed
   */
  record ToProgram(Optional<String> label, List<String> command, Duration timeout)
      implements DeliveryConfig {

    /** Copies the list. */
    public ToProgram {
      command = List.copyOf(command);
    }
  }
}
