package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ukms.it.server.AppServer;

/** The WAR on a server of others, prepared by the scripts of {@code server-config}. */
final class ServerNode implements Node {

  private final NodeFolder folder;
  private final AppServer server;

  private ServerNode(NodeFolder folder, AppServer server) {
    this.folder = folder;
    this.server = server;
  }

  /** Starts the server; one that was started before has the application still. */
  static ServerNode start(NodeFolder folder) throws IOException, InterruptedException {
    boolean isNew = Files.notExists(deployed(folder));
    ServerNode node = new ServerNode(folder, ServerUnderTest.of(folder, folder.contextPath()));
    try {
      node.server.start();
      if (isNew) {
        AppServer.Answer answer = node.server.deploy(folder.delivered());
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        Files.createFile(deployed(folder));
      }
      return node;
    } catch (IOException | InterruptedException | RuntimeException | AssertionError failure) {
      node.close();
      throw failure;
    }
  }

  private static Path deployed(NodeFolder folder) {
    return folder.path().resolve("deployed");
  }

  /** What an administrator has at hand. */
  AppServer server() {
    return server;
  }

  @Override
  public NodeFolder folder() {
    return folder;
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public boolean isAlive() {
    return server.isAlive();
  }

  @Override
  public String logText() {
    try {
      return server.logText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> log() {
    try {
      return server.log();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void kill() throws InterruptedException {
    server.kill();
  }

  @Override
  public Duration stop() throws IOException, InterruptedException {
    long start = System.nanoTime();
    server.stop();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    server.close();
  }
}
