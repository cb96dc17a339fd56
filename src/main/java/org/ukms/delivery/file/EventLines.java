package org.ukms.delivery.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.ukms.delivery.Reason;
import org.ukms.disk.OwnerOnlyFile;
import org.ukms.name.PeerName;

/**
 * A line per key that was written, as Rosenpass prints it: {@code output-key peer NAME key-file
 * "PATH" exchanged}, or {@code stale}. It goes to the end of a file, or to whoever reads a named
 * pipe; where nobody does, it is lost.
 */
public final class EventLines {

  private final PeerName peer;
  private final Path path;

  public EventLines(PeerName peer, Path path) {
    this.peer = peer;
    this.path = path;
  }

  void tell(Path keyFile, Reason reason) throws IOException {
    String quoted = keyFile.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    String line =
        "output-key peer " + peer + " key-file \"" + quoted + "\" " + reason.word() + "\n";
    try (FileChannel out =
        FileChannel.open(
            path,
            options(),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer rest = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (rest.hasRemaining()) {
        out.write(rest);
      }
    } catch (IOException failure) {
      throw new IOException("event file " + path + ": " + OwnerOnlyFile.reason(failure), failure);
    }
  }

  /** To open a pipe for writing alone would wait for a reader. */
  private Set<OpenOption> options() {
    boolean isPipe = Files.exists(path) && !Files.isRegularFile(path);
    return isPipe ? Set.of(READ, WRITE) : Set.of(WRITE, CREATE, APPEND);
  }
}
