package org.ukms.launcher.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The temporary folder of this process alone: {@code ukms-PID-RANDOM}, 0700 (L-7).
 *
 * <p>The process holds a lock on the file {@code lock} in it for as long as it lives, and the
 * system releases that lock however the process ends. The folder is made under another name and
 * gets its own when it is locked, so an unlocked folder of this name is always a dead one.
 */
public final class PrivateFolder {

  static final String LOCK = "lock";
  static final String PREFIX = "ukms-";
  static final String UNFINISHED_PREFIX = ".ukms-";

  private final Path unfinished;
  private final Path path;
  private final AtomicReference<FileChannel> lockFile = new AtomicReference<>();

  /**
   * Chooses the folder's name.
   *
   * @param parent an existing folder, on a file system that knows POSIX permissions
   */
  public PrivateFolder(Path parent) {
    // Not Files.createTempDirectory: it would fix java.io.tmpdir before the launcher sets it.
    String name = ProcessHandle.current().pid() + "-" + randomName();
    this.unfinished = parent.resolve(UNFINISHED_PREFIX + name);
    this.path = parent.resolve(PREFIX + name);
  }

  /** Where the folder lies when it was made. */
  public Path path() {
    return path;
  }

  /** Makes the folder and takes its lock. */
  public void make() throws IOException {
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            unfinished.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lockFile.set(channel);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new IOException("cannot lock " + unfinished.resolve(LOCK));
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the folder, if it was made, and all that is in it. */
  public void delete() throws IOException {
    FolderTree.delete(unfinished);
    FolderTree.delete(path);
    FileChannel channel = lockFile.get();
    if (channel != null) {
      channel.close();
    }
  }

  private static String randomName() {
    return "%016x".formatted(new SecureRandom().nextLong());
  }
}
