package org.ukms.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What reads from the network, with {@code -Plong} for a minute each: coverage leads the fuzzer,
 * each input may take 2 minutes, as the first does on a busy machine with the loading of all
 * classes, and 512 MB of heap, and none may be answered by anything but what is documented.
 */
@Tag("long")
class FuzzIT {

  private static final int SECONDS = 60;
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");
  private static final Pattern COVERED = Pattern.compile("#\\d+\\s+\\S+\\s+cov: (\\d+)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exchange.confirmed.message.MessageFuzz",
        "etsi014.DeviceReplyFuzz",
        "etsi014.simulator.request.KeyCallFuzz",
        "etsi014.simulator.strict.StrictKmeFuzz",
        "peer.PeerReplyFuzz",
        "http.ReplyHeadFuzz",
        "tls.CertificateFuzz",
        "server.rest.whole.PathFuzz",
      })
  void findsNothing(String target) throws IOException, InterruptedException {
    Path samples = Files.createDirectory(folder.resolve("samples"));
    for (byte[] sample : Samples.all()) {
      Files.write(Files.createTempFile(samples, "", ""), sample);
    }
    Path said = folder.resolve("said");
    Process process = fuzzer("org.ukms." + target, samples, said);
    try {
      assertThat(process.waitFor(5L * SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said, UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    Matcher done = DONE.matcher(text);
    assertThat(done.find()).as(text).isTrue();
    String covered =
        COVERED.matcher(text).results().reduce((one, next) -> next).orElseThrow().group(1);
    System.out.printf(
        "%s: %s executions in %s s, %s branches covered%n",
        target, done.group(1), done.group(2), covered);
  }

  private Process fuzzer(String target, Path samples, Path said) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target,
                "--instrumentation_includes=org.ukms.**:com.fasterxml.jackson.core.**",
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                "-max_total_time=" + SECONDS,
                "-timeout=" + 2 * SECONDS,
                "-rss_limit_mb=2048",
                "-max_len=4096",
                samples.toString()))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }
}
