package org.ukms.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The temporary folder of this process alone: {@code ukms-PID-RANDOM}, 0700 (L-7).
 *
 * <p>The process holds a lock on the file {@code lock} in it for as long as it lives, and the
 * system releases that lock however the process ends. The folder is made under another name and
 * gets its own when it is locked, so an unlocked folder of this name is always a dead one.
 */
final class PrivateFolder {

  static final String LOCK = "lock";
  static final String PREFIX = "ukms-";
  static final String UNFINISHED_PREFIX = ".ukms-";

  private final Path path;
  private final FileChannel channel;

  private PrivateFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  Path path() {
    return path;
  }

  /**
   * Makes the folder and takes its lock.
   *
   * @param parent an existing folder, on a file system that knows POSIX permissions
   */
  static PrivateFolder create(Path parent) throws IOException {
    // Not Files.createTempDirectory: it would fix java.io.tmpdir before the launcher sets it.
    String name = ProcessHandle.current().pid() + "-" + randomName();
    Path unfinished = parent.resolve(UNFINISHED_PREFIX + name);
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    FileChannel channel =
        FileChannel.open(
            unfinished.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      throw new IOException("cannot lock " + unfinished.resolve(LOCK));
    }
    Path path = parent.resolve(PREFIX + name);
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    return new PrivateFolder(path, channel);
  }

  /**
   * Deletes the folder and all that is in it, the lock last. Does its best if it is interrupted.
   */
  void delete() throws IOException {
    FolderTree.delete(path);
    channel.close();
  }

  private static String randomName() {
    return "%016x".formatted(new SecureRandom().nextLong());
  }
}
