package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The two key files of a pair. */
record KeyPair(Path one, Path other) {

  static KeyPair of(NodeFolder one, NodeFolder other) {
    return new KeyPair(one.keyFile(other.name()), other.keyFile(one.name()));
  }

  /** The PSK that both have. */
  Optional<String> equal() throws IOException {
    Optional<String> first = content(one);
    return first.isPresent() && first.equals(content(other)) ? first : Optional.empty();
  }

  /** Waits until both have the same PSK, none of these, and tells it. */
  String awaitEqual(Set<String> but, Duration limit) {
    return await(one + " = " + other)
        .atMost(limit)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> equal().filter(psk -> !but.contains(psk)), Optional::isPresent)
        .orElseThrow();
  }

  static Optional<String> content(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }
}
