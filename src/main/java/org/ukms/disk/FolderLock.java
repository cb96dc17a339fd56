package org.ukms.disk;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps every other process, and every other node in this one, out of a folder (D-5). */
public final class FolderLock implements AutoCloseable {

  private final String name;
  private final FileChannel channel;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private FolderLock(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws IOException if another node has it, or the lock file cannot be made; the message says
   *     which
   */
  public static FolderLock take(Path folder) throws IOException {
    try {
      // Known to the whole process, also to a second copy of this application in it: were the file
      // opened again, closing it would end the lock, as any descriptor does that is closed.
      String name = "org.ukms.lock:" + folder.toRealPath();
      if (System.getProperties().putIfAbsent(name, "held") != null) {
        throw inUse();
      }
      try {
        return new FolderLock(name, locked(folder.resolve("lock")));
      } catch (IOException failure) {
        System.clearProperty(name);
        throw failure;
      }
    } catch (IOException failure) {
      throw new IOException(folder + ": " + OwnerOnlyFile.reason(failure), failure);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(CREATE, WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      if (channel.tryLock() == null) {
        throw inUse();
      }
      return channel;
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private static IOException inUse() {
    return new IOException("in use by another node (it holds a lock on the file 'lock' there)");
  }

  /** Frees the folder; closing again does nothing. */
  @Override
  public void close() throws IOException {
    if (held.getAndSet(false)) {
      try {
        channel.close();
      } finally {
        System.clearProperty(name);
      }
    }
  }
}
