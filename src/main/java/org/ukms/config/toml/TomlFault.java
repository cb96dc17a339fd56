package org.ukms.config.toml;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that is not what was expected. The message holds all problems, one per line in the given
 * order, each {@code file line:column key.path: what is wrong, what was expected}; it is fit for a
 * log.
 */
public final class TomlFault extends Exception {

  private static final long serialVersionUID = 1L;

  TomlFault(Path file, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.in(file.toString()))
            .collect(Collectors.joining("\n")));
  }
}
