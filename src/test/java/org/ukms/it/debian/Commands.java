package org.ukms.it.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands to their ends. */
final class Commands {

  private Commands() {}

  /** A command in the language and without the options of Java that tests know nothing of. */
  static ProcessBuilder command(List<String> words) {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    return builder;
  }

  /** Runs it to its end, and kills it if it does not end in time. */
  static Output run(ProcessBuilder command, Duration limit)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("said-", ".txt");
    Process process = command.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      String text = Files.readString(said);
      if (!ended) {
        throw new IOException("did not end: " + command.command() + "\n" + text);
      }
      return new Output(process.exitValue(), text);
    } finally {
      kill(process);
      Files.delete(said);
    }
  }

  /**
   * Kills it and what it has started. The first process of a process name space takes all others of
   * it along.
   */
  static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  /** The same, where it must end well. */
  static String mustRun(ProcessBuilder command, Duration limit)
      throws IOException, InterruptedException {
    Output output = run(command, limit);
    if (output.exitCode() != 0) {
      throw new IOException(
          "exit code %d: %s%n%s".formatted(output.exitCode(), command.command(), output.text()));
    }
    return output.text();
  }
}
