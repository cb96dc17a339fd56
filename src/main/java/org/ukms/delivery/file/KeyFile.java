package org.ukms.delivery.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ukms.delivery.lane.Outlet;
import org.ukms.delivery.lane.Parcel;
import org.ukms.disk.OwnerOnlyFile;
import org.ukms.disk.Readers;
import org.ukms.key.Psk;

/** A file that holds the newest key (L-2). */
public final class KeyFile implements Outlet {

  private final OwnerOnlyFile file;
  private final KeyFormat format;
  private final Optional<String> label;
  private final Optional<EventLines> events;

  /**
   * A file of a format.
   *
   * @param events is told of each key that was written
   * @throws IOException if the file is there and its rights cannot be narrowed
   */
  public KeyFile(
      Path path,
      KeyFormat format,
      Readers readers,
      Optional<String> label,
      Optional<EventLines> events)
      throws IOException {
    this.file = new OwnerOnlyFile(path, readers);
    this.format = format;
    this.label = label;
    this.events = events;
    file.narrow();
  }

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public String target() {
    return file.path().toString();
  }

  @Override
  public Optional<String> label() {
    return label;
  }

  @Override
  public void deliver(Parcel parcel) throws IOException {
    write(parcel.psk());
    if (events.isPresent()) {
      events.get().tell(file.path(), parcel.reason());
    }
  }

  void write(Psk psk) throws IOException {
    byte[] content = format.of(psk);
    try {
      file.replace(content);
    } catch (IOException failure) {
      throw new IOException(
          "key file " + file.path() + ": " + OwnerOnlyFile.reason(failure), failure);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }
}
