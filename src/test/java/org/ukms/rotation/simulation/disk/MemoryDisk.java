package org.ukms.rotation.simulation.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** One folder, as it is seen and as it would be after a power cut. */
public final class MemoryDisk {

  private static final AtomicLong NUMBERS = new AtomicLong();

  /** A file; whoever replaces it makes another one. */
  static final class Content {
    byte[] seen = {};
    byte[] forced = {};
  }

  final String name = "/memory-" + NUMBERS.incrementAndGet();

  private final MemoryFileSystem files = new MemoryFileSystem(this);
  private Map<String, Content> seen = new HashMap<>();
  private Map<String, Content> forced = new HashMap<>();
  private Operation.Watch watch = (operation, file, done) -> {};

  /** The folder, for whoever takes a path. */
  public Path folder() {
    return new MemoryPath(files, "");
  }

  /** Is told of all that is done from now on. */
  public void watch(Operation.Watch next) {
    watch = next;
  }

  /** What a file holds, without being told of. */
  public Optional<byte[]> content(String file) {
    return Optional.ofNullable(seen.get(file)).map(content -> content.seen.clone());
  }

  /** The same as text. */
  public Optional<String> text(String file) {
    return content(file).map(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  /** Puts a file there for good, as an operator does. */
  public void put(String file, byte[] bytes) {
    Content content = new Content();
    content.seen = bytes.clone();
    content.forced = bytes.clone();
    seen.put(file, content);
    forced.put(file, content);
  }

  /** Takes a file away for good, as an operator does. */
  public void remove(String file) {
    seen.remove(file);
    forced.remove(file);
  }

  /** What was not forced is gone. */
  public void cutPower() {
    forced.values().forEach(content -> content.seen = content.forced);
    seen = new HashMap<>(forced);
  }

  byte[] read(String file) throws IOException {
    watch.on(Operation.READ, file, false);
    byte[] bytes = existing(file).seen.clone();
    watch.on(Operation.READ, file, true);
    return bytes;
  }

  Content create(String file, boolean fresh) throws IOException {
    watch.on(Operation.CREATE, file, false);
    if (fresh && seen.containsKey(file)) {
      throw new FileAlreadyExistsException(file);
    }
    Content content = seen.computeIfAbsent(file, unused -> new Content());
    watch.on(Operation.CREATE, file, true);
    return content;
  }

  void append(String file, Content content, byte[] bytes) throws IOException {
    watch.on(Operation.WRITE, file, false);
    byte[] all = new byte[content.seen.length + bytes.length];
    System.arraycopy(content.seen, 0, all, 0, content.seen.length);
    System.arraycopy(bytes, 0, all, content.seen.length, bytes.length);
    content.seen = all;
    watch.on(Operation.WRITE, file, true);
  }

  void force(String file, Content content) throws IOException {
    watch.on(Operation.FORCE, file, false);
    content.forced = content.seen;
    watch.on(Operation.FORCE, file, true);
  }

  void forceFolder() throws IOException {
    watch.on(Operation.FORCE_FOLDER, "", false);
    forced = new HashMap<>(seen);
    watch.on(Operation.FORCE_FOLDER, "", true);
  }

  void move(String from, String to) throws IOException {
    watch.on(Operation.MOVE, to, false);
    seen.put(to, existing(from));
    seen.remove(from);
    watch.on(Operation.MOVE, to, true);
  }

  void delete(String file) throws IOException {
    watch.on(Operation.DELETE, file, false);
    existing(file);
    seen.remove(file);
    watch.on(Operation.DELETE, file, true);
  }

  boolean has(String file) {
    return seen.containsKey(file);
  }

  private Content existing(String file) throws NoSuchFileException {
    Content content = seen.get(file);
    if (content == null) {
      throw new NoSuchFileException(file);
    }
    return content;
  }
}
