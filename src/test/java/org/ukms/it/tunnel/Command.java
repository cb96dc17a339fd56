package org.ukms.it.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short run of a command that says little. */
final class Command {

  private static final long LIMIT_SECONDS = 60;

  private Command() {}

  /** What it said. */
  static String run(List<String> command) {
    return run(command, "");
  }

  /**
   * The same.
   *
   * @param input what it reads
   * @throws IllegalStateException if it fails, with what it said
   */
  static String run(List<String> command, String input) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        return outcome(process, command, input);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + ": interrupted", interrupted);
    }
  }

  private static String outcome(Process process, List<String> command, String input)
      throws IOException, InterruptedException {
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      throw new IllegalStateException(command + ": did not end");
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IllegalStateException(command + ": " + said.strip());
    }
    return said.strip();
  }
}
