package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the uber-jar, from its start to its end. */
final class NodeProcess implements Node {

  private final NodeFolder folder;
  private final int port;
  private final Path log;
  private final Process process;

  private NodeProcess(NodeFolder folder, int port, Path log, Process process) {
    this.folder = folder;
    this.port = port;
    this.log = log;
    this.process = process;
  }

  static NodeProcess start(NodeFolder folder) throws IOException {
    return start(folder, folder.write(), folder.statusPort());
  }

  /** Starts with a file that is not the folder's own. */
  static NodeProcess start(NodeFolder folder, Path file, int port) throws IOException {
    Path log = Files.createTempFile(folder.path(), "log-", ".txt");
    List<String> options = new ArrayList<>(folder.options());
    options.add("-Djava.io.tmpdir=" + folder.temporary());
    ProcessBuilder builder = Java.jar(folder.delivered(), options);
    folder.namespace().ifPresent(where -> builder.command().addAll(0, where.prefix()));
    builder.environment().putAll(folder.environment());
    builder.environment().put("UKMS_CONFIG_FILE", file.toString());
    File out = log.toFile();
    builder.directory(folder.path().toFile()).redirectErrorStream(true).redirectOutput(out);
    return new NodeProcess(folder, port, log, builder.start());
  }

  @Override
  public NodeFolder folder() {
    return folder;
  }

  @Override
  public Http http() {
    Http http = new Http(port, "");
    return folder.namespace().map(where -> http.through(where.sockets())).orElse(http);
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public String logText() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("killed").isTrue();
  }

  /** Sends a signal, such as STOP, and does not wait for what becomes of it. */
  void signal(String name) {
    try {
      String pid = Long.toString(pid());
      assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** By SIGTERM. */
  @Override
  public Duration stop() throws InterruptedException {
    long start = System.nanoTime();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends after SIGTERM").isTrue();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Waits for the process to end by itself. */
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
