package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The command that starts a strict KME alone, in a copy of the example folder. */
@ResourceLock("port 5555")
@Tag("full")
class KmeExampleIT {

  private static final List<Integer> PORTS = List.of(5554, 5583);
  private static final int INTERRUPTED = 130;

  @TempDir Path folder;

  private Path out;
  private Path err;
  private Process start;

  @BeforeEach
  void copyTheExampleAndStartIt() throws IOException {
    Tool.required(CertificatesIT.openssl(), "openssl 3");
    assertThat(PORTS).as("ports of the example that are free").allMatch(Ports::isFree);
    for (String each : List.of("kme/start", "kme/ukms_kme.toml", "tls/certificates")) {
      Path copy = folder.resolve("example").resolve(each);
      Files.createDirectories(copy.getParent());
      Files.copy(Path.of("example").resolve(each), copy);
    }
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(target.resolve("ukms.jar"), Java.jar().toAbsolutePath());
    out = folder.resolve("out");
    err = folder.resolve("err");
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    ProcessBuilder command = new ProcessBuilder("example/kme/start").directory(folder.toFile());
    command.environment().put("JDK_JAVA_OPTIONS", "-Xmx128m -Djava.io.tmpdir=" + temporary);
    command.environment().remove("JAVA_TOOL_OPTIONS");
    start = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  @AfterEach
  void endItAndRemoveTheLink() throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("target/ukms.jar"));
    if (start != null) {
      start.destroy();
      assertThat(start.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void saysHowToCallItAnswersAsThePagesShowAndEndsInOrder() throws Exception {
    await("it says what to call")
        .atMost(Node.PATIENCE)
        .until(
            () -> {
              assertThat(start.isAlive()).as(Files.readString(err)).isTrue();
              return Files.readString(out).endsWith("until Ctrl-C\n");
            });
    List<String> calls;
    try (Stream<String> lines = Files.lines(out)) {
      calls = lines.map(String::strip).filter(line -> line.matches("(cd|curl) .*")).toList();
    }
    assertThat(calls).hasSize(4);
    Path pages = Path.of("src/site/markdown");
    assertAnswers(PageCalls.of(pages.resolve("simulated-kme.md"), "Calls and answers"), 15);
    assertAnswers(PageCalls.of(pages.resolve("real-devices.md"), "Asking by hand"), 4);
    assertThat(call(calls.get(0), calls.get(1)).get("stored_key_count").intValue()).isPositive();
    JsonNode drawn = call(calls.get(0), calls.get(2));
    String id = drawn.get("keys").get(0).get("key_ID").textValue();
    assertThat(call(calls.get(0), calls.get(3).replace("...", id))).isEqualTo(drawn);

    // Not by SIGINT, which a process that was started in the background may ignore.
    assertThat(new ProcessBuilder("kill", "-TERM", "" + start.pid()).start().waitFor()).isZero();
    assertThat(start.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(start.exitValue()).isEqualTo(INTERRUPTED);
    assertThat(PORTS).as("ports that are free again").allMatch(Ports::isFree);
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  private void assertAnswers(PageCalls page, int number) throws IOException, InterruptedException {
    assertThat(page.inOrder()).hasSize(number);
    Path made = folder.resolve("example/tls/made");
    for (PageCalls.Call call : page.inOrder()) {
      Ended ended = Ended.run(new ProcessBuilder("sh", "-c", page.command(call)), made);
      String came = ended.out().isEmpty() ? ended.err() : ended.out();
      page.assertShown(call, came.lines().reduce((earlier, last) -> last).orElseThrow());
    }
  }

  private JsonNode call(String place, String curl) throws IOException, InterruptedException {
    Ended ended = Ended.run(new ProcessBuilder("sh", "-ec", place + "\n" + curl), folder);
    assertThat(ended.exitCode()).as(ended.err()).isZero();
    return new ObjectMapper().readTree(ended.out());
  }
}
