package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The command by which somebody sees uKMS for the first time, in a copy of the example folder. */
@ResourceLock("port 5555")
class DemoIT {

  private static final List<Integer> PORTS =
      List.of(5554, 5555, 5556, 5557, 5580, 5581, 5582, 5583);

  private static final String DAEMON = "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  @TempDir Path folder;

  private Path temporary;

  @BeforeEach
  void copyTheExample() throws IOException {
    assertThat(PORTS).as("ports of the example that are free").allMatch(Ports::isFree);
    temporary = Files.createDirectory(folder.resolve("tmp"));
    Path example = Files.createDirectory(folder.resolve("example"));
    copy(Path.of("example"), example);
    for (String name : List.of("tls", "kme")) {
      copy(Path.of("example", name), Files.createDirectory(example.resolve(name)));
    }
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(target.resolve("ukms.jar"), Java.jar().toAbsolutePath());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @AfterEach
  void removeTheLink() throws IOException {
    Files.deleteIfExists(folder.resolve("target/ukms.jar"));
  }

  @Test
  void showsThatBothPairsAreEqualAndNoKey() throws Exception {
    assertThatItShowsBothPairsAndNoKey("--once");
  }

  @Test
  void showsTheSameOverMutualTlsAndLeavesNoKeyReadableToOthers() throws Exception {
    Tool.required(CertificatesIT.openssl(), "openssl 3");

    assertThatItShowsBothPairsAndNoKey("--tls", "--once");

    Path made = folder.resolve("example/tls/made");
    for (String name : List.of("ca", "alice", "bob", "carol", "kme")) {
      assertThat(Files.getPosixFilePermissions(made.resolve(name + ".key")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  private void assertThatItShowsBothPairsAndNoKey(String... options) throws Exception {
    Ended demo = run(options);

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    System.out.printf(
        "example/demo %s took %d ms%n", String.join(" ", options), demo.took().toMillis());
    String line = "\\./psk/%s/%s\\.key = \\./psk/%2$s/%1$s\\.key +fingerprint [0-9a-f]{16}";
    assertThat(demo.out())
        .containsPattern(Pattern.compile(line.formatted("alice", "bob")))
        .containsPattern(Pattern.compile(line.formatted("bob", "carol")))
        .containsPattern("both pairs equal \\d+\\.\\d s after the start");
    for (String file : List.of("alice/bob", "bob/alice", "bob/carol", "carol/bob")) {
      String psk = Files.readString(folder.resolve("psk").resolve(file + ".key"));
      assertThat(psk).hasSize(44);
      assertThat(demo.out() + demo.err()).doesNotContain(psk);
    }
    assertThatNothingIsLeft();
  }

  @Test
  void endsWithTheReasonIfANodeCannotRun() throws Exception {
    try (ServerSocket taken = new ServerSocket(5556, 1, InetAddress.getByName("localhost"))) {
      Ended demo = run("--once");

      assertThat(demo.exitCode()).isEqualTo(1);
      assertThat(demo.err()).contains("ukms_port: port " + taken.getLocalPort()).contains("demo: ");
      assertThat(demo.out()).doesNotContain("fingerprint");
    }
    assertThatNothingIsLeft();
  }

  private Ended run(String... options) throws IOException, InterruptedException {
    ProcessBuilder demo = new ProcessBuilder("example/demo");
    demo.command().addAll(List.of(options));
    demo.environment().put("TMPDIR", temporary.toString());
    // The JVMs of the demo read their options here: its own, and a place to be looked at.
    demo.environment().put("JDK_JAVA_OPTIONS", DAEMON + " -Djava.io.tmpdir=" + temporary);
    demo.environment().remove("UKMS_CONFIG_FILE");
    demo.environment().remove("JAVA_TOOL_OPTIONS");
    return Ended.run(demo, folder);
  }

  private void assertThatNothingIsLeft() {
    assertThat(PORTS).as("ports that are free again").allMatch(Ports::isFree);
    assertThat(temporary).isEmptyDirectory();
  }
}
