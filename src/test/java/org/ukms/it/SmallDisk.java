package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/** Where a node keeps its keys and its state: a disk of its own for root, which can be full. */
final class SmallDisk implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  /** Mounts one for a node that does not run yet, if we may. */
  static SmallDisk of(NodeFolder node) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(node.keyFile("any").getParent());
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", folder.toString());
    return new SmallDisk(folder, mounted);
  }

  /** Whether it can be full; else its files are kept from being written. */
  boolean isMounted() {
    return mounted;
  }

  /** Nothing can be written any more: there is no room, or something in the way of this file. */
  void fill(Path file) throws IOException {
    if (!mounted) {
      obstruct(file);
      return;
    }
    try (OutputStream filler = Files.newOutputStream(folder.resolve("filler"))) {
      byte[] page = new byte[1024];
      while (true) {
        filler.write(page);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  /** There is room again. */
  void free(Path file) throws IOException {
    if (mounted) {
      Files.delete(folder.resolve("filler"));
    } else {
      clear(file);
    }
  }

  /** Nobody, not even root, writes a file through a folder that is not empty. */
  static void obstruct(Path file) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> Files.createDirectories(temporary(file).resolve("full")) != null);
  }

  /** The file can be written again. */
  static void clear(Path file) throws IOException {
    try {
      Files.delete(temporary(file).resolve("full"));
      Files.delete(temporary(file));
    } catch (NoSuchFileException never) {
      throw new AssertionError("the obstacle was removed by somebody else: " + file, never);
    }
  }

  private static Path temporary(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".tmp");
  }

  @Override
  public void close() throws IOException {
    try {
      assertThat(!mounted || run("umount", folder.toString())).as("umount " + folder).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      ProcessBuilder quiet = new ProcessBuilder(command).redirectErrorStream(true);
      return quiet.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
