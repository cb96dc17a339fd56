package org.ukms.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the file that configures this node (L-2). */
final class ConfigurationFile {

  /** Names the file to the launcher, and by the launcher to the application. */
  static final String PROPERTY = "ukms.config.file";

  static final String VARIABLE = "UKMS_CONFIG_FILE";

  private ConfigurationFile() {}

  /**
   * Looks in the three places, in their order; the first that names a file decides.
   *
   * @param property the value of {@link #PROPERTY}; empty is as good as none
   * @param environment where {@link #VARIABLE} is looked up
   * @param fallback the file that is taken where nothing names one
   * @return the file, absolute, readable
   * @throws CannotStart if there is no such file, or it cannot be read
   */
  static Path find(Optional<String> property, Map<String, String> environment, Path fallback)
      throws CannotStart {
    Optional<String> given = property.filter(name -> !name.isBlank());
    if (given.isPresent()) {
      return readable(Path.of(given.get()), "system property " + PROPERTY);
    }
    String variable = environment.getOrDefault(VARIABLE, "");
    if (!variable.isBlank()) {
      return readable(Path.of(variable), "environment variable " + VARIABLE);
    }
    if (Files.notExists(fallback)) {
      throw new CannotStart(
          """
          no configuration: system property %s is not set, environment variable %s is not set, and %s does not exist
          to see uKMS run, start example/demo; --help tells more"""
              .formatted(PROPERTY, VARIABLE, fallback));
    }
    return readable(fallback, "the default");
  }

  private static Path readable(Path file, String source) throws CannotStart {
    Path absolute = file.toAbsolutePath().normalize();
    if (Files.notExists(absolute)) {
      throw new CannotStart(absolute + " (" + source + "): does not exist");
    }
    if (!Files.isRegularFile(absolute)) {
      throw new CannotStart(absolute + " (" + source + "): not a file");
    }
    if (!Files.isReadable(absolute)) {
      throw new CannotStart(absolute + " (" + source + "): cannot be read by this user");
    }
    return absolute;
  }
}
