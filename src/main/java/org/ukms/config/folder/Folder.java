package org.ukms.config.folder;

import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.ukms.config.toml.Quoted;

/** A folder of the file: checked without a trace, and made only when all else is right (CFG-6). */
final class Folder {

  private Folder() {}

  /**
   * Reads a path and checks whether it can be a folder of ours. Makes nothing.
   *
   * @param workingFolder where a relative path starts; without it one is refused
   * @throws IllegalArgumentException if it cannot; the message is fit for a log
   */
  static Path parse(String text, Optional<Path> workingFolder) {
    Path folder = WrittenPath.parse(text, workingFolder, "a folder");
    check(folder);
    return folder;
  }

  private static void check(Path folder) {
    Path existing = folder;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw refused(existing, "is not a folder, expected a folder");
    }
    if (!Files.isWritable(existing)) {
      throw refused(existing, "is not writable, expected a folder that this user may write to");
    }
  }

  /**
   * Refuses a folder that others may write to: they could swap the keys that we go on with.
   *
   * @return the folder
   * @throws IllegalArgumentException if they may; the message is fit for a log
   */
  static Path closed(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(folder);
        if (mode.contains(GROUP_WRITE) || mode.contains(OTHERS_WRITE)) {
          throw refused(
              folder,
              "has mode "
                  + PosixFilePermissions.toString(mode)
                  + ", expected rwx------ (chmod 700)");
        }
      }
      return folder;
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the folder and its parents where they are missing, mode 0700 from the start.
   *
   * @throws IOException if that fails
   */
  static void make(Path folder) throws IOException {
    // Asked first: before Java 19 createDirectories refuses a link to a folder.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static IllegalArgumentException refused(Path folder, String wrong) {
    return new IllegalArgumentException(Quoted.value(folder.toString()) + " " + wrong);
  }
}
