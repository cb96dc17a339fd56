package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an operator meets before a node runs: L-2, L-3, L-7. */
@Isolated("one of its tests is of time")
class ConfigurationIT {

  /** A trivial JVM on the same machine at the same time is the measure of a busy one. */
  private static final int JVM_STARTS = 12;

  @TempDir Path folder;

  private NodeFolder node;

  @BeforeEach
  void aNodeThatWouldRun() throws IOException {
    node = new NodeFolder(folder, "alice");
    node.peer("bob", "http://localhost:" + Ports.free(), node.url());
  }

  @Test
  void aFaultyFileEndsTheProcessSoonWithAllProblemsAndNoStackTrace() throws Exception {
    node.set("key_rotation_seconds", 0);
    node.set("key_foldr", "'x'");
    node.set("ukms_port", "'5555'");

    Duration jvm = Ended.run(Java.java(List.of("-version")), folder).took();
    Ended ended = run();

    System.out.printf(
        "a faulty file ended the process after %d ms; java -version took %d ms%n",
        ended.took().toMillis(), jvm.toMillis());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err().lines())
        .hasSize(3)
        .allMatch(line -> line.matches(".*ukms\\.toml \\d+:\\d+ \\S+: .+"))
        .anyMatch(line -> line.contains(" key_rotation_seconds: "))
        .anyMatch(line -> line.contains(" key_foldr: ") && line.contains("`key_folder`"))
        .anyMatch(line -> line.contains(" ukms_port: "));
    assertThat(ended.out()).isEmpty();
    assertThat(node.temporary()).isEmptyDirectory();
    assertThat(ended.took())
        .isLessThan(longer(Duration.ofSeconds(2), jvm.multipliedBy(JVM_STARTS)));
  }

  @Test
  void noConfigurationNamesThePlacesAndTheDemo() throws Exception {
    assertThat(Path.of("/etc/ukms.toml")).as("this machine has no node of its own").doesNotExist();

    Ended ended = Ended.run(Java.jar(options()), folder);

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err())
        .contains("ukms.config.file", "UKMS_CONFIG_FILE", "/etc/ukms.toml", "example/demo")
        .doesNotContain("\tat ");
  }

  @Test
  void aPortInUseIsNamedWithTheKeyThatSetsIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      node.set("ukms_port", taken.getLocalPort());

      Ended ended = run();

      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.err())
          .contains("ukms_port: port " + taken.getLocalPort())
          .contains("in use")
          .doesNotContain("\tat ")
          .hasLineCount(1);
      assertThat(node.temporary()).isEmptyDirectory();
    }
  }

  @Test
  void thePropertyGoesBeforeTheVariable() throws Exception {
    node.set("key_rotation_seconds", "'from the property'");
    Path named = node.write();
    Path other = Files.writeString(folder.resolve("other.toml"), "ukms_port = 'from the variable'");
    ProcessBuilder builder =
        Java.jar(List.of("-Dukms.config.file=" + named, "-Djava.io.tmpdir=" + node.temporary()));
    builder.environment().put("UKMS_CONFIG_FILE", other.toString());

    Ended ended = Ended.run(builder, folder);

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("key_rotation_seconds: ").doesNotContain("ukms_port");
  }

  @Test
  void tellsItsVersionItsUsageAndWhatItDoesNotKnow() throws Exception {
    Ended help = Ended.run(Java.jar(options(), "--help"), folder);
    assertThat(help.exitCode()).isZero();
    assertThat(help.out())
        .contains("Usage: ", "ukms.config.file", "UKMS_CONFIG_FILE", "/etc/ukms.toml");
    assertThat(help.err()).isEmpty();

    Ended version = Ended.run(Java.jar(options(), "--version"), folder);
    assertThat(version.exitCode()).isZero();
    assertThat(version.out()).matches("uKMS \\d+\\.\\d+\\.\\d+\\S*\\R");

    Ended unknown = Ended.run(Java.jar(options(), "--colour"), folder);
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("--colour").contains("--help").hasLineCount(1);
  }

  @Test
  @ResourceLock("port 5555")
  void theClassicFileStartsANodeVerbatim() throws Exception {
    assertThat(Ports.isFree(5555)).as("port 5555, which the classic file names, is free").isTrue();
    Path file = folder.resolve("classic.toml");
    try (InputStream in = getClass().getResourceAsStream("/org/ukms/config/classic.toml")) {
      Files.copy(in, file);
    }

    try (NodeProcess started = NodeProcess.start(node, file, 5555)) {
      started.awaitReady();
      assertThat(started.logText()).contains(" ready: hsn_alice at http://localhost:5555");
      assertThat(node.state()).as("relative to the working folder").isDirectory();
    }
  }

  private List<String> options() {
    return List.of("-Djava.io.tmpdir=" + node.temporary());
  }

  private Ended run() throws IOException, InterruptedException {
    ProcessBuilder builder = Java.jar(options());
    builder.environment().put("UKMS_CONFIG_FILE", node.write().toString());
    return Ended.run(builder, node.path());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
