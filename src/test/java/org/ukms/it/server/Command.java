package org.ukms.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ukms.it.server.AppServer.Answer;

/** Runs commands of a server, one after the other. */
final class Command {

  private static final long LIMIT_SECONDS = 300;

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * Runs them in this folder, where it also keeps what they said.
   *
   * @param environment what they find in their environment besides what this process has
   */
  Command(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** Runs it to its end. What it started may run on. */
  Answer run(List<String> command) throws IOException, InterruptedException {
    // Files, since a server that the command started holds on to the ends of a pipe.
    Path out = Files.createTempFile(folder, "out-", ".txt");
    Path err = Files.createTempFile(folder, "err-", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "UKMS_CONFIG_FILE"));
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(out) + Files.readString(err);
      if (!ended) {
        throw new IOException("did not end: " + command + "\n" + said);
      }
      return new Answer(process.exitValue(), said);
    } finally {
      process.destroyForcibly();
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Runs it to its end, which must be a good one. */
  void mustRun(List<String> command) throws IOException, InterruptedException {
    Answer answer = run(command);
    if (answer.exitCode() != 0) {
      throw new IOException(
          "exit code " + answer.exitCode() + ": " + command + "\n" + answer.output());
    }
  }
}
