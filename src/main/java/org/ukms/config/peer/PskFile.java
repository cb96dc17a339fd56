package org.ukms.config.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.ukms.config.folder.NamedFiles;
import org.ukms.config.folder.WrittenPath;
import org.ukms.key.SecretSource;
import org.ukms.key.StaticSecret;

/** Where a static secret stands, checked and not kept. */
final class PskFile {

  static final String EXPECTED = "a file that holds the secret";

  private PskFile() {}

  /**
   * Reads a path and checks whether a static secret can be read there.
   *
   * @param workingFolder where a relative path starts; without it one is refused
   * @param keyFolder where key files are written, where that is known
   * @throws IllegalArgumentException if it cannot; the message is fit for a log
   */
  static SecretSource parse(String text, Optional<Path> workingFolder, Optional<Path> keyFolder) {
    Path file = WrittenPath.parse(text, workingFolder, EXPECTED);
    boolean inKeyFolder = keyFolder.filter(folder -> folder.equals(file.getParent())).isPresent();
    if (inKeyFolder && file.toString().endsWith(".key")) {
      throw new IllegalArgumentException(
          "named as a key file in key_folder, which a rotation replaces; expected " + EXPECTED);
    }
    return checked(new SecretSource.File(file));
  }

  /**
   * Reads the name of a variable and checks whether a static secret stands in it.
   *
   * @throws IllegalArgumentException if it does not; the message is fit for a log
   */
  static SecretSource variable(String text) {
    return checked(new SecretSource.Variable(NamedFiles.variable(text)));
  }

  private static SecretSource checked(SecretSource source) {
    try {
      StaticSecret.check(source);
      return source;
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
