package org.ukms.config;

/**
 * A node cannot run with this file. The message holds all problems, one per line in the order of
 * their positions, each {@code file line:column key.path: what is wrong, what was expected}; it is
 * fit for a log.
 */
public final class ConfigException extends Exception {

  private static final long serialVersionUID = 1L;

  ConfigException(String problems) {
    super(problems);
  }
}
