package org.ukms.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A short run of a command that has ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 * @param took from start to end
 */
record Ended(int exitCode, String out, String err, Duration took) {

  private static final long LIMIT_SECONDS = 240;
  private static final long LIMIT_SECONDS_TO_END = 30;

  /** Runs it in this folder, and ends it if it does not end. */
  static Ended run(ProcessBuilder command, Path folder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out-", ".txt");
    Path err = Files.createTempFile(folder, "err-", ".txt");
    command.directory(folder.toFile());
    command.redirectOutput(out.toFile()).redirectError(err.toFile());
    long start = System.nanoTime();
    Process process = command.start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("did not end: " + Files.readString(err));
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Ended(process.exitValue(), text(out), text(err), took);
    } finally {
      // Asked at first, so that it can end what it started.
      process.destroy();
      if (!process.waitFor(LIMIT_SECONDS_TO_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.onExit().join();
      }
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
