package org.ukms.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** L-1: the configuration is read by the WAR's classes, never by what stands on our class path. */
class ConfiguredTest {

  @Test
  void doesNotFindItsReaderOutsideTheWar() {
    assertThatThrownBy(() -> Configured.read(Path.of("/alice.toml"), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged")
        .hasRootCauseInstanceOf(ClassNotFoundException.class);
  }
}
