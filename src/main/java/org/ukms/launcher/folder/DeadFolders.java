package org.ukms.launcher.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** Removes the folders that killed processes of this user left (L-7). */
public final class DeadFolders {

  private static final Pattern NAME = Pattern.compile("\\.?ukms-[0-9]+-[0-9a-f]{16}");

  /** Far longer than a folder takes from its making to its own name. */
  private static final Duration UNFINISHED = Duration.ofHours(1);

  private DeadFolders() {}

  /**
   * Removes them. What cannot be looked at or deleted stays: it must not keep a node from starting.
   *
   * @param parent where the folders lie
   * @param own our own folder, which is left alone and tells who we are
   */
  public static void delete(Path parent, Path own, Instant now) {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            parent, path -> NAME.matcher(path.getFileName().toString()).matches())) {
      for (Path folder : found) {
        if (!folder.equals(own)) {
          deleteIfDead(folder, own, now);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // see above
    }
  }

  private static void deleteIfDead(Path folder, Path own, Instant now) {
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
          || unfinishedButYoung(folder, now)) {
        return;
      }
      deleteIfUnlocked(folder);
    } catch (IOException e) {
      // see above
    }
  }

  private static boolean unfinishedButYoung(Path folder, Instant now) throws IOException {
    return folder.getFileName().toString().startsWith(PrivateFolder.UNFINISHED_PREFIX)
        && Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isAfter(now.minus(UNFINISHED));
  }

  private static void deleteIfUnlocked(Path folder) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(PrivateFolder.LOCK),
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        FolderTree.delete(folder);
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process
    } catch (NoSuchFileException e) {
      // The lock goes last and comes first: without it there is nothing inside.
      Files.deleteIfExists(folder);
    }
  }
}
