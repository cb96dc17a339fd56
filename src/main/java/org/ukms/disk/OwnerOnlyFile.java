package org.ukms.disk;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is replaced as a whole and that its owner alone can read, or those whom it is for
 * once it is whole (D-1 to D-4). One writer.
 */
public final class OwnerOnlyFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;
  private final Path temporary;
  private final Readers readers;

  /** The file at a path in a folder that exists. */
  public OwnerOnlyFile(Path path) {
    this(path, Readers.OWNER);
  }

  /** The same for these readers. */
  public OwnerOnlyFile(Path path, Readers readers) {
    this.path = path;
    this.readers = readers;
    // A fixed name: what a killed process left is replaced by the next write and does not pile up.
    this.temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
  }

  /**
   * Replaces the content.
   *
   * @throws IOException if the new content is not safely in place
   */
  public void replace(byte[] content) throws IOException {
    try {
      Files.deleteIfExists(temporary);
      try (FileChannel file =
          FileChannel.open(
              temporary,
              Set.of(CREATE_NEW, WRITE),
              PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
          file.write(rest);
        }
        open();
        file.force(true);
      }
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      withdraw(failure);
      throw failure;
    }
    forceFolder();
  }

  private void open() throws IOException {
    if (readers.group().isPresent()) {
      Files.getFileAttributeView(temporary, PosixFileAttributeView.class)
          .setGroup(readers.group().get());
    }
    if (!readers.mode().equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(temporary, readers.mode());
    }
  }

  /**
   * The content, or nothing where there is no file.
   *
   * @param limit how many bytes to read at most
   * @throws IOException if it cannot be read
   */
  public Optional<byte[]> read(int limit) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Optional.of(in.readNBytes(limit));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  /** Takes the rights that go further from a file that is there already. */
  public void narrow() throws IOException {
    if (Files.isRegularFile(path)
        && !readers.mode().containsAll(Files.getPosixFilePermissions(path))) {
      Files.setPosixFilePermissions(path, readers.mode());
    }
  }

  /** Moves the file to a name that is free yet, and tells the name. */
  public Path setAside(String suffix) throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + suffix);
    for (int n = 2; Files.exists(aside); n++) {
      aside = path.resolveSibling(path.getFileName() + suffix + "-" + n);
    }
    Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
    forceFolder();
    return aside;
  }

  /** What went wrong, in words: the message of a file system's exception may be a bare path. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "its folder is gone";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException known && known.getReason() != null) {
      return known.getReason();
    }
    return String.valueOf(failure.getMessage());
  }

  /** The place of the file. */
  public Path path() {
    return path;
  }

  private void forceFolder() throws IOException {
    try (FileChannel folder = FileChannel.open(path.toAbsolutePath().getParent(), READ)) {
      folder.force(true);
    }
  }

  private void withdraw(IOException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException second) {
      failure.addSuppressed(second);
    }
  }
}
