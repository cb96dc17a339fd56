package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of the independent implementation of the classic exchange in Python. */
final class ReferencePeer implements AutoCloseable {

  private static final String VERSION_CHECK =
      "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 1)";

  private final NodeFolder folder;
  private final Path result;
  private final Process process;

  private ReferencePeer(NodeFolder folder, Path result, Process process) {
    this.folder = folder;
    this.result = result;
    this.process = process;
  }

  /** A Python that is new enough. */
  static Optional<String> python() throws IOException, InterruptedException {
    for (String name : List.of("python3.11", "python3", "python")) {
      if (isNewEnough(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static boolean isNewEnough(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", VERSION_CHECK).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Starts it without any memory of an earlier run. */
  static ReferencePeer start(String python, NodeFolder folder) throws IOException {
    Path script = folder.path().resolve("reference_peer.py");
    try (InputStream in = ReferencePeer.class.getResourceAsStream("reference_peer.py")) {
      Files.write(script, in.readAllBytes());
    }
    Path result = folder.path().resolve("result.json");
    Files.deleteIfExists(result);
    File out = Files.createTempFile(folder.path(), "log-", ".txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(
            python,
            script.toString(),
            folder.write().toString(),
            "--file-prefix",
            "",
            "--out",
            result.toString());
    builder.directory(folder.path().toFile()).redirectErrorStream(true).redirectOutput(out);
    return new ReferencePeer(folder, result, builder.start());
  }

  NodeFolder folder() {
    return folder;
  }

  /** Ends it, and tells what it recorded. */
  JsonNode stop() throws IOException, InterruptedException {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends").isTrue();
    assertThat(process.exitValue()).as("it agreed on a PSK").isZero();
    return new ObjectMapper().readTree(result.toFile());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
