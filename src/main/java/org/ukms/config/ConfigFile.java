package org.ukms.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where the configuration of a node stands. */
public final class ConfigFile {

  /** The system property that names it. */
  public static final String PROPERTY = "ukms.config.file";

  /** The environment variable that names it where the property does not. */
  public static final String VARIABLE = "UKMS_CONFIG_FILE";

  private static final String USUAL = "/etc/ukms.toml";

  private ConfigFile() {}

  /**
   * What the system property names, else what the environment variable names, else the usual place.
   */
  public static Path find() {
    return named(System.getProperty(PROPERTY))
        .or(() -> named(System.getenv(VARIABLE)))
        .orElse(Path.of(USUAL));
  }

  private static Optional<Path> named(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(Path::of);
  }
}
