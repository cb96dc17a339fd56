package org.ukms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-2. */
class ConfigurationFileTest {

  @TempDir Path folder;
  private Path file;
  private Path other;

  @BeforeEach
  void makeFiles() throws IOException {
    file = Files.createFile(folder.resolve("a.toml"));
    other = Files.createFile(folder.resolve("b.toml"));
  }

  @Test
  void takesTheSystemPropertyBeforeTheEnvironment() throws CannotStart {
    assertThat(find(file.toString(), other.toString(), other)).isEqualTo(file);
  }

  @Test
  void takesTheEnvironmentBeforeTheDefault() throws CannotStart {
    assertThat(find(null, file.toString(), other)).isEqualTo(file);
  }

  @Test
  void takesTheDefaultWhereNothingNamesAFile() throws CannotStart {
    assertThat(find("", " ", file)).isEqualTo(file);
  }

  @Test
  void makesTheNameAbsolute() throws CannotStart {
    Path relative = Path.of("").toAbsolutePath().relativize(file);

    assertThat(find(relative.toString(), "", other)).isEqualTo(file);
  }

  @Test
  void namesAllThreePlacesAndTheDemoWhereThereIsNoConfiguration() {
    assertThatThrownBy(() -> find(null, "", folder.resolve("none.toml")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContainingAll(
            "ukms.config.file", "UKMS_CONFIG_FILE", "none.toml", "example/demo");
  }

  @Test
  void doesNotFallBackFromANamedFileThatIsAbsent() {
    assertThatThrownBy(() -> find(null, folder.resolve("none.toml").toString(), file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContainingAll("none.toml", "UKMS_CONFIG_FILE", "does not exist");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> find(folder.toString(), "", file))
        .isInstanceOf(CannotStart.class)
        .hasMessageContainingAll("ukms.config.file", "not a file");
  }

  private static Path find(String property, String variable, Path fallback) throws CannotStart {
    return ConfigurationFile.find(
        Optional.ofNullable(property), Map.of(ConfigurationFile.VARIABLE, variable), fallback);
  }
}
