package org.ukms.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A file that holds a secret, and that nobody else may read (K-7). */
final class SecretFile {

  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path file;
  private final SecretSource.Form form;

  SecretFile(Path file, SecretSource.Form form) {
    this.file = file;
    this.form = form;
  }

  byte[] read() throws IOException {
    check();
    byte[] content = new byte[form.most() + 1];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(content, 0, content.length);
      checkLength(length);
      return Arrays.copyOf(content, length);
    } catch (FileSystemException failure) {
      throw refused("cannot be read: " + reason(failure));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  void check() throws IOException {
    if (!Files.exists(file)) {
      throw refused("does not exist, expected a file that holds the secret");
    }
    if (!Files.isRegularFile(file)) {
      throw refused("is not a regular file, expected a file that holds the secret");
    }
    checkMode();
    if (!Files.isReadable(file)) {
      throw refused("is not readable, expected a file that this user may read");
    }
    checkLength(Files.size(file));
  }

  private void checkMode() throws IOException {
    // There is none where the file system knows no POSIX permissions.
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> mode = view.readAttributes().permissions();
      if (!OWNER_ALONE.containsAll(mode)) {
        throw refused(
            "has mode " + PosixFilePermissions.toString(mode) + ", expected rw------- (chmod 600)");
      }
    }
  }

  private void checkLength(long length) throws IOException {
    if (length < form.least()) {
      throw refused("has " + length + " bytes, expected at least " + form.least());
    }
    if (length > form.most()) {
      throw refused("has more than " + form.most() + " bytes, expected at most that many");
    }
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it is gone";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  private IOException refused(String wrong) {
    return new IOException(form.what() + " \"" + file + "\" " + wrong);
  }
}
