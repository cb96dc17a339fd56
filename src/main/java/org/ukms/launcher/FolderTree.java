package org.ukms.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes a private folder. */
final class FolderTree {

  private FolderTree() {}

  /**
   * Deletes the folder, the file {@link PrivateFolder#LOCK} at its top last: whoever is killed in
   * between leaves a folder that the next start still knows as a dead one. Follows no symbolic
   * link; a file that somebody else deletes meanwhile does not matter.
   */
  static void delete(Path folder) throws IOException {
    Path lock = folder.resolve(PrivateFolder.LOCK);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.equals(lock)) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            if (visited.equals(folder)) {
              Files.deleteIfExists(lock);
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
