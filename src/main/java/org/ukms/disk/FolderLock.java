package org.ukms.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Keeps every other process, and every other node in this one, out of a folder (D-5). */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws IOException if another node has it, or the lock file cannot be made
   */
  public static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(CREATE, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    if (!locked(channel)) {
      channel.close();
      throw new IOException(
          folder + ": in use by another node (it holds a lock on " + file.getFileName() + ")");
    }
    return new FolderLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
