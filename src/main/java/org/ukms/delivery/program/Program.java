package org.ukms.delivery.program;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs another program to its end, within a time (L-5). The thread that calls it waits. */
public final class Program {

  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG");
  private static final int MOST_OUTPUT = 8 << 20;
  private static final int MILLIS_BETWEEN_READS = 20;

  private final InstantSource clock;
  private final Duration longest;

  /**
   * A way to run programs.
   *
   * @param longest after which it is killed, with what it has begun
   */
  public Program(InstantSource clock, Duration longest) {
    this.clock = clock;
    this.longest = longest;
  }

  /** What a run prints, and where to. */
  public enum Printed {
    /** Nothing is kept: it may repeat what it was told. */
    NOWHERE,
    /** What it says and what it complains of. */
    ALL,
    /** What it says. */
    SAID
  }

  /**
   * Runs it.
   *
   * @param environment beside what it gets of ours
   * @param input its standard input
   * @throws IOException if it cannot be started, or is not through in time
   */
  public Ended run(
      List<String> command, Map<String, String> environment, byte[] input, Printed printed)
      throws IOException {
    Process process = started(command, environment, printed);
    Output output = new Output(MOST_OUTPUT);
    try {
      feed(process, input);
      Instant end = clock.instant().plus(longest);
      while (!process.waitFor(MILLIS_BETWEEN_READS, TimeUnit.MILLISECONDS)) {
        output.take(process.getInputStream());
        if (!clock.instant().isBefore(end)) {
          throw new IOException("not through after " + longest.toSeconds() + " s, killed");
        }
      }
      output.take(process.getInputStream());
      return new Ended(process.exitValue(), output.bytes());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("this node is closing", ending);
    } finally {
      output.close();
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Process started(
      List<String> command, Map<String, String> environment, Printed printed) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> inherited = new HashMap<>(builder.environment());
    inherited.keySet().retainAll(INHERITED);
    builder.environment().clear();
    builder.environment().putAll(inherited);
    builder.environment().putAll(environment);
    if (printed == Printed.NOWHERE) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    if (printed == Printed.ALL) {
      builder.redirectErrorStream(true);
    } else {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  /** A key is far less than what a pipe takes at once: this waits for nobody. */
  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException unread) {
      // It ended, or closed its input, without reading it; its exit status says whether it minds.
      return;
    }
  }
}
