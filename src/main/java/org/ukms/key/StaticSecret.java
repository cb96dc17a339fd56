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
import org.bouncycastle.crypto.Digest;

/** The secret that both ends of a link were given as a file (K-6). */
public final class StaticSecret {

  private static final int LEAST_BYTES = KeyMaterial.BYTES;
  private static final int MOST_BYTES = 64 * 1024;

  private static final Set<PosixFilePermission> OWNER_ALONE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private StaticSecret() {}

  /**
   * The SHA3-256 of all that stands in the file.
   *
   * @throws IOException if it is not such a file, or cannot be read; the message names the file and
   *     never what it holds
   */
  public static KeyMaterial read(Path file) throws IOException {
    check(file);
    byte[] content = new byte[MOST_BYTES + 1];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(content, 0, content.length);
      checkLength(file, length);
      Digest sha3 = Sha3.sha3256();
      sha3.update(content, 0, length);
      byte[] digest = new byte[KeyMaterial.BYTES];
      sha3.doFinal(digest, 0);
      return KeyMaterial.taken(digest);
    } catch (FileSystemException failure) {
      throw refused(file, "cannot be read: " + reason(failure));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Looks at the file from outside: whether {@link #read} would take it, if it stays as it is.
   *
   * @throws IOException as {@link #read}
   */
  public static void check(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw refused(file, "does not exist, expected a file that holds the secret");
    }
    if (!Files.isRegularFile(file)) {
      throw refused(file, "is not a regular file, expected a file that holds the secret");
    }
    checkMode(file);
    if (!Files.isReadable(file)) {
      throw refused(file, "is not readable, expected a file that this user may read");
    }
    checkLength(file, Files.size(file));
  }

  private static void checkMode(Path file) throws IOException {
    // There is none where the file system knows no POSIX permissions.
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> mode = view.readAttributes().permissions();
      if (!OWNER_ALONE.containsAll(mode)) {
        throw refused(
            file,
            "has mode " + PosixFilePermissions.toString(mode) + ", expected rw------- (chmod 600)");
      }
    }
  }

  private static void checkLength(Path file, long length) throws IOException {
    if (length < LEAST_BYTES) {
      throw refused(file, "has " + length + " bytes, expected at least " + LEAST_BYTES);
    }
    if (length > MOST_BYTES) {
      throw refused(file, "has more than " + MOST_BYTES + " bytes, expected at most that many");
    }
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it is gone";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  private static IOException refused(Path file, String wrong) {
    return new IOException("static secret \"" + file + "\" " + wrong);
  }
}
