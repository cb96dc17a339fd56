package org.ukms.rotation.simulation.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file that is written from its start to its end, or the open folder. */
final class MemoryChannel extends FileChannel {

  private final MemoryDisk disk;
  private final String file;
  private final MemoryDisk.Content content;

  MemoryChannel(MemoryDisk disk, String file, MemoryDisk.Content content) {
    this.disk = disk;
    this.file = file;
    this.content = content;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    disk.append(file, content, bytes);
    return bytes.length;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    if (file.isEmpty()) {
      disk.forceFolder();
    } else {
      disk.force(file, content);
    }
  }

  /** The process is one, and knows by other means that a folder is taken. */
  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    return new FileLock(this, position, size, shared) {
      @Override
      public boolean isValid() {
        return isOpen();
      }

      @Override
      public void release() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  protected void implCloseChannel() {}

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long position() {
    return content.seen.length;
  }

  @Override
  public FileChannel position(long next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long size() {
    return content.seen.length;
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    return tryLock(position, size, shared);
  }
}
