package org.ukms.launcher.folder;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Deletes a private folder. */
public final class FolderTree {

  private static final int ATTEMPTS = 50;
  private static final long PAUSE_MILLIS = 10;

  private FolderTree() {}

  /**
   * Deletes the folder, if there is one, and whatever other threads still write into it meanwhile.
   *
   * @throws IOException if they write for longer than half a second, or it may not be deleted
   */
  public static void delete(Path folder) throws IOException {
    for (int attempt = 1; Files.exists(folder, LinkOption.NOFOLLOW_LINKS); attempt++) {
      try {
        deleteOnce(folder);
      } catch (DirectoryNotEmptyException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
      }
    }
  }

  /**
   * Deletes the folder, the file {@link PrivateFolder#LOCK} at its top last: whoever is killed in
   * between leaves a folder that the next start still knows as a dead one. Follows no symbolic
   * link; a file that somebody else deletes meanwhile does not matter.
   */
  private static void deleteOnce(Path folder) throws IOException {
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
            if (visited.equals(folder) && isEmptyButFor(lock)) {
              Files.deleteIfExists(lock);
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The lock must not go while files are left: it marks the folder as one of ours. */
  private static boolean isEmptyButFor(Path lock) throws IOException {
    try (Stream<Path> left = Files.list(lock.getParent())) {
      return left.allMatch(lock::equals);
    }
  }
}
