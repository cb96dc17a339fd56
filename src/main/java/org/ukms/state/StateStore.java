package org.ukms.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ukms.disk.FolderLock;
import org.ukms.disk.OwnerOnlyFile;
import org.ukms.json.JsonFault;

/** The state files of a node, in a folder that is its own until this is closed (S-1 to S-4). */
public final class StateStore implements AutoCloseable {

  /** Many times what three keys take. */
  static final int MAX_BYTES = 8 * 1024;

  private final Path folder;
  private final FolderLock lock;

  private StateStore(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes a folder that exists.
   *
   * @throws IOException if another node has it
   */
  public static StateStore open(Path folder) throws IOException {
    return new StateStore(folder, FolderLock.take(folder));
  }

  /**
   * What was saved last.
   *
   * @throws DamagedStateException if it cannot be used; it is kept, and the next call finds nothing
   * @throws IOException if it cannot be read, or not be kept
   */
  public Optional<SavedState> load(Pair pair) throws IOException, DamagedStateException {
    OwnerOnlyFile file = file(pair);
    try {
      file.narrow();
      Optional<byte[]> content = file.read(MAX_BYTES + 1);
      return content.isPresent()
          ? Optional.of(understood(pair, content.get(), file))
          : Optional.empty();
    } catch (IOException failure) {
      throw withPlace(file, failure);
    }
  }

  private static SavedState understood(Pair pair, byte[] content, OwnerOnlyFile file)
      throws IOException, DamagedStateException {
    try {
      return StateFormat.read(pair, content);
    } catch (JsonFault fault) {
      String message = file.path().getFileName() + ": " + fault.getMessage();
      throw new DamagedStateException(message, file.setAside(".damaged"), fault);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static IOException withPlace(OwnerOnlyFile file, IOException failure) {
    return new IOException(
        "state file " + file.path() + ": " + OwnerOnlyFile.reason(failure), failure);
  }

  /**
   * Saves for good.
   *
   * @throws IOException if that is not certain
   */
  public void save(Pair pair, SavedState state) throws IOException {
    byte[] content = StateFormat.write(pair, state);
    OwnerOnlyFile file = file(pair);
    try {
      file.replace(content);
    } catch (IOException failure) {
      throw withPlace(file, failure);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private OwnerOnlyFile file(Pair pair) {
    return new OwnerOnlyFile(folder.resolve(pair.peer() + ".state"));
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
