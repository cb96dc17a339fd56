package org.ukms.config.folder;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ukms.config.toml.Quoted;

/** A path as a file of a node writes it (CFG-6). */
public final class WrittenPath {

  private WrittenPath() {}

  /**
   * Reads a path; looks at no disk.
   *
   * @param workingFolder where a relative path starts; without it one is refused
   * @param expected what the path should be of, such as "a folder"
   * @return the path, absolute
   * @throws IllegalArgumentException if it is none; the message is fit for a log
   */
  public static Path parse(String text, Optional<Path> workingFolder, String expected) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("empty, expected the path of " + expected);
    }
    if (text.startsWith("~")) {
      throw new IllegalArgumentException("~ has no meaning here, expected the full path");
    }
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path, expected the path of " + expected, e);
    }
    if (!path.isAbsolute() && workingFolder.isEmpty()) {
      throw new IllegalArgumentException(
          Quoted.value(text)
              + " is relative, expected an absolute path: the working folder is the server's");
    }
    return workingFolder.orElse(path).resolve(path).toAbsolutePath().normalize();
  }
}
