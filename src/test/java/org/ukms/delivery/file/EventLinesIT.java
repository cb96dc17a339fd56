package org.ukms.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.Reason;
import org.ukms.name.PeerName;

/** Event lines in a real named pipe. */
class EventLinesIT {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void aPipeThatIsReadGetsEachLineAndOneThatIsNotHoldsUpNobody() throws Exception {
    Path pipe = folder.resolve("events");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    EventLines events = new EventLines(new PeerName("hsn_bob"), pipe);
    Path file = folder.resolve("bob.key");

    Assertions.assertTimeoutPreemptively(LIMIT, () -> events.tell(file, Reason.STALE));

    // Opened for both, so that it is open before the first line comes, and no line ends the pipe.
    Process reader = new ProcessBuilder("sh", "-c", "exec cat <> \"$0\"", pipe.toString()).start();
    try (BufferedReader lines = reader.inputReader(StandardCharsets.UTF_8)) {
      awaitOpen(reader, pipe);
      events.tell(file, Reason.EXCHANGED);
      events.tell(file, Reason.STALE);

      String start = "output-key peer hsn_bob key-file \"" + file + "\" ";
      Assertions.assertTimeoutPreemptively(
          LIMIT,
          () -> {
            assertThat(lines.readLine()).isEqualTo(start + "exchanged");
            assertThat(lines.readLine()).isEqualTo(start + "stale");
          });
    } finally {
      reader.destroyForcibly();
      assertThat(reader.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitOpen(Process reader, Path pipe) {
    Path input = Path.of("/proc", Long.toString(reader.pid()), "fd", "0");
    await().ignoreExceptions().until(() -> input.toRealPath().equals(pipe.toRealPath()));
  }
}
