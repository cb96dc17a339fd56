package org.ukms.rotation.simulation.disk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/**
 * What {@link java.nio.file.Files} does with the paths of one disk; what nobody needs is not there.
 */
final class MemoryProvider extends FileSystemProvider {

  private final MemoryDisk disk;

  MemoryProvider(MemoryDisk disk) {
    this.disk = disk;
  }

  private static String name(Path path) {
    return ((MemoryPath) path).name();
  }

  @Override
  public String getScheme() {
    return "memory";
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (name(path).isEmpty()) {
      return new MemoryChannel(disk, "", new MemoryDisk.Content());
    }
    boolean fresh = options.contains(StandardOpenOption.CREATE_NEW);
    return new MemoryChannel(disk, name(path), disk.create(name(path), fresh));
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    return new ByteArrayInputStream(disk.read(name(path)));
  }

  @Override
  public void delete(Path path) throws IOException {
    disk.delete(name(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    disk.move(name(source), name(target));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    if (!disk.has(name(path))) {
      throw new NoSuchFileException(name(path));
    }
  }

  /** No file has rights that could be narrowed. */
  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    throw new NoSuchFileException(name(path));
  }

  @Override
  public boolean isSameFile(Path path, Path other) {
    return path.equals(other);
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException();
  }
}
