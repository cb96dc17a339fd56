package org.ukms.it.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A service that runs as its unit says. */
public final class Service implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Process process;
  private final Path log;

  private Service(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param log where it writes to
   */
  public static Service start(SystemdUnit unit, DebianRoot root, Path log)
      throws IOException, InterruptedException {
    unit.makeFolders(root);
    ProcessBuilder command = unit.command(root).redirectErrorStream(true);
    return new Service(command.redirectOutput(log.toFile()).start(), log);
  }

  /** Its main process. */
  public ProcessHandle main() {
    return process.children().findFirst().orElseThrow();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String logText() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it ends by itself; its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end");
    }
    return process.exitValue();
  }

  /** Ends it by SIGTERM; its exit code. */
  public int stop() throws InterruptedException {
    main().destroy();
    return exitCode();
  }

  @Override
  public void close() {
    Commands.kill(process);
  }
}
