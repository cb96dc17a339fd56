package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.debian.DebianRoot;
import org.ukms.it.debian.Service;
import org.ukms.it.debian.SystemdUnit;
import org.ukms.tls.TestCa;

/** The package on a Debian, from its installation to its purge. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DebianPackageIT {

  private static final Path TARGET = Java.jar().getParent();
  private static final String CONFIGURATION = "/etc/ukms.toml";
  private static final String UNIT = "/lib/systemd/system/ukms.service";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** CAP_NET_ADMIN alone, as a set of bits. */
  private static final String NET_ADMIN = "0000000000001000";

  @TempDir static Path folder;

  private static final int PORT = Ports.free();
  private static final int ADMIN_PORT = Ports.free();

  private static Path packageFile;
  private static DebianRoot debian;
  private static NodeProcess bob;
  private static KeyPair pair;
  private static Service alice;
  private static long lastEpoch;

  @BeforeAll
  static void makeADebianAndAPeer() throws IOException, InterruptedException {
    packageFile = Path.of(System.getProperty("ukms.deb"));
    String mirror =
        Tool.required(
            DebianRoot.mirror(),
            "root, debootstrap, unshare, and a mirror of Debian 12 in the sources of apt");
    Instant start = Instant.now();
    debian = DebianRoot.make(mirror, TARGET.resolve("debian"), packageFile);
    printTime("a fresh Debian", start);
  }

  @AfterAll
  static void endAll() throws IOException {
    try {
      if (alice != null) {
        alice.close();
      }
      if (bob != null) {
        bob.close();
      }
    } finally {
      if (debian != null) {
        debian.close();
      }
    }
  }

  @Test
  @Order(1)
  void isInstalledWithWhatItNeedsAndEachFileBelongsToWhomItShould() throws Exception {
    Instant start = Instant.now();
    install(packageFile);
    printTime("installed", start);

    assertThat(ofFile("/usr/share/ukms/ukms.jar")).isEqualTo("644 root:root");
    assertThat(ofFile(UNIT)).isEqualTo("644 root:root");
    assertThat(ofFile(CONFIGURATION)).isEqualTo("640 root:ukms");
    assertThat(ofFile("/var/lib/ukms")).isEqualTo("700 ukms:ukms");
    assertThat(debian.path("/usr/share/ukms/ukms.jar")).hasSameBinaryContentAs(Java.jar());
    assertThat(debian.mustRun("dpkg-query", "-Wf${Conffiles}", "ukms"))
        .containsPattern("^ ?/etc/ukms.toml [0-9a-f]{32}$");
    assertThat(debian.mustRun("getent", "passwd", "ukms"))
        .matches("ukms:x:[1-9][0-9]{2}:[1-9][0-9]{2}:uKMS.*:/var/lib/ukms:/usr/sbin/nologin\n");
    assertThat(debian.mustRun("id", "-Gn", "ukms")).isEqualTo("ukms\n");
    assertThat(debian.run("systemctl", "is-enabled", "ukms").text()).isEqualTo("disabled\n");
  }

  @Test
  @Order(2)
  void itsUnitIsValidAndLeavesLittleExposed() throws Exception {
    assertThat(debian.mustRun("systemd-analyze", "verify", UNIT)).isEmpty();
    // In tenths; exits with another code than 0 where it is more.
    String exposure =
        debian.mustRun(
            "systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", UNIT);
    System.out.println("systemd-analyze: " + exposure.lines().reduce((a, b) -> b).orElseThrow());
  }

  @Test
  @Order(3)
  void saysWhatToFillInBeforeAnybodyDid() throws Exception {
    start();
    assertThat(alice.exitCode()).isEqualTo(1);
    assertThat(alice.logText())
        .contains("/etc/ukms.toml peers: missing, expected a table [peers.NAME]");
  }

  @Test
  @Order(4)
  void agreesOnKeysWithAPeerAsTheUserAndWithTheCapabilityOfItsUnit() throws Exception {
    startBob();
    fillInTheConfiguration();
    Instant start = Instant.now();
    start();
    awaitReady();
    pair.awaitEqual(Set.of(), LIMIT);
    printTime("ready and equal", start);

    String status = Files.readString(Path.of("/proc/" + alice.main().pid() + "/status"));
    String user = debian.mustRun("id", "-u", "ukms").strip();
    assertThat(status).containsPattern("(?m)^Uid:(\\s" + user + "){4}$");
    for (String set : List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")) {
      assertThat(status).contains(set + ":\t" + NET_ADMIN + "\n");
    }
    assertThat(ofFile("/var/lib/ukms/psk")).isEqualTo("700 ukms:ukms");
    assertThat(ofFile("/var/lib/ukms/psk/bob.key")).isEqualTo("600 ukms:ukms");
    assertThat(ofFile("/var/lib/ukms/state")).isEqualTo("700 ukms:ukms");
    assertThat(ofFile("/var/lib/ukms/state/hsn_bob.state")).isEqualTo("600 ukms:ukms");
    assertThat(Sockets.listening(alice.main().pid()))
        .containsExactlyInAnyOrder("tcp 127.0.0.1:" + PORT, "tcp 127.0.0.1:" + ADMIN_PORT);
    stop();
  }

  @Test
  @Order(5)
  void anUpgradeGoesOnWithTheChainAndKeepsTheConfiguration() throws Exception {
    String configuration = Files.readString(debian.path(CONFIGURATION));
    Set<String> seen = Set.of(KeyPair.content(pair.one()).orElseThrow());
    int lines = bob.log().size();
    Instant start = Instant.now();
    install(higherVersion());
    printTime("upgraded", start);

    assertThat(debian.mustRun("dpkg-query", "-Wf${Version}", "ukms")).isEqualTo("99.0");
    assertThat(debian.path(CONFIGURATION)).hasContent(configuration);
    assertThat(ofFile(CONFIGURATION)).isEqualTo("640 root:ukms");
    assertThat(debian.path(CONFIGURATION + ".dpkg-dist")).exists();

    start();
    awaitReady();
    pair.awaitEqual(seen, LIMIT);
    await().atMost(LIMIT).until(() -> epoch() > lastEpoch);
    assertThat(bob.log().subList(lines, bob.log().size()))
        .noneMatch(line -> line.contains("a new chain"));
    assertThat(alice.logText()).doesNotContain("a new chain");
    stop();
  }

  @Test
  @Order(6)
  void aRemovalKeepsStateAndConfiguration() throws Exception {
    String before = state();
    debian.mustRun("dpkg", "--remove", "ukms");

    assertThat(debian.path("/usr/share/ukms")).doesNotExist();
    assertThat(debian.path(UNIT)).doesNotExist();
    assertThat(ofFile(CONFIGURATION)).isEqualTo("640 root:ukms");
    assertThat(state()).isEqualTo(before).contains("/var/lib/ukms/state/hsn_bob.state");
  }

  @Test
  @Order(7)
  void aPurgeLeavesNothingButTheUser() throws Exception {
    // What its operator has laid there, and what systemd takes away when the service stops.
    debian.mustRun("rm", "-r", "/etc/ukms", "/run/ukms", "/tmp/hsperfdata_ukms");
    debian.mustRun("dpkg", "--purge", "ukms");

    assertThat(debian.mustRun("find", "/", "-xdev", "-name", "*ukms*", "-not", "-path", "/srv/*"))
        .isEmpty();
    assertThat(debian.mustRun("getent", "passwd", "ukms")).isNotEmpty();
    assertThat(debian.run("dpkg-query", "-W", "ukms").exitCode()).isEqualTo(1);
  }

  private static void install(Path deb) throws IOException, InterruptedException {
    debian.mustRun(
        "apt-get",
        "install",
        "-qy",
        "--no-install-recommends",
        "-oDpkg::Options::=--force-confdef",
        "-oDpkg::Options::=--force-confold",
        debian.put(deb));
  }

  /** The same with a number and a configuration of its own. */
  private static Path higherVersion() throws IOException, InterruptedException {
    Path content = folder.resolve("higher");
    DebianRoot.host("dpkg-deb", "-R", packageFile.toString(), content.toString());
    Path control = content.resolve("DEBIAN/control");
    Files.writeString(
        control, Files.readString(control).replaceFirst("(?m)^Version: .*$", "Version: 99.0"));
    Files.writeString(
        content.resolve("etc/ukms.toml"), "# It has changed.\n", StandardOpenOption.APPEND);
    Path higher = folder.resolve("ukms_99.0_all.deb");
    DebianRoot.host(
        "dpkg-deb", "--root-owner-group", "-Znone", "-b", content.toString(), higher.toString());
    return higher;
  }

  private static void startBob() throws IOException, InterruptedException {
    TestCa authority = TestCa.named("ca");
    NodeFolder node = new NodeFolder(folder, "bob");
    node.tls(
        TlsFiles.write(
            node.path(),
            authority.issue("sae_bob").dns("localhost").dns("hsn_bob").make(),
            authority));
    node.peer("alice", "https://localhost:" + PORT, node.url());
    Path own = Files.createDirectory(folder.resolve("alice"));
    TlsFiles alices =
        TlsFiles.write(
            own, authority.issue("sae_alice").dns("localhost").dns("hsn_alice").make(), authority);
    Path secret =
        Files.writeString(own.resolve("secret"), "a secret that both have, of 32 bytes\n");
    DebianRoot.host("chmod", "600", secret.toString());
    node.setForPeer("alice", "psk_file", "'" + secret + "'");
    bob = (NodeProcess) Node.startAll(node).get(0);
    pair = new KeyPair(debian.path("/var/lib/ukms/psk/bob.key"), node.keyFile("alice"));

    // Where the configuration looks for them.
    debian.mustRun("install", "-d", "-m755", "/etc/ukms");
    Map.of(
            alices.certificate(),
            "alice.pem",
            alices.key(),
            "alice.key",
            alices.ca(),
            "ca.pem",
            secret,
            "bob.secret")
        .forEach(DebianPackageIT::layForTheService);
  }

  private static void layForTheService(Path file, String name) {
    try {
      Path copy = debian.path("/etc/ukms/" + name);
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      debian.mustRun("chown", "ukms:ukms", "/etc/ukms/" + name);
      debian.mustRun("chmod", "600", "/etc/ukms/" + name);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /** As its comments say: what stands behind a # without a space is filled in. */
  private static void fillInTheConfiguration() throws IOException {
    Path file = debian.path(CONFIGURATION);
    String text = Pattern.compile("(?m)^#(?=\\S)").matcher(Files.readString(file)).replaceAll("");
    String bobs = "\"" + bob.folder().url() + "\"";
    for (Map.Entry<String, Object> value :
        Map.<String, Object>of(
                "key_rotation_seconds", 1,
                "ukms_port", PORT,
                "admin_port", ADMIN_PORT,
                "etsi_url", bobs,
                "ukms_url", bobs)
            .entrySet()) {
      Pattern line = Pattern.compile("(?m)^" + value.getKey() + " = .*$");
      assertThat(text).containsPattern(line);
      text = line.matcher(text).replaceAll(value.getKey() + " = " + value.getValue());
    }
    Files.writeString(file, text);
  }

  private static void start() throws IOException, InterruptedException {
    SystemdUnit unit = SystemdUnit.read(debian.path(UNIT));
    alice = Service.start(unit, debian, Files.createTempFile(folder, "log-", ".txt"));
  }

  private static void awaitReady() {
    await()
        .atMost(Node.PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              assertThat(alice.isAlive()).as("it lives; its log:\n%s", alice.logText()).isTrue();
              return new Http(ADMIN_PORT).get("/api/admin/v1/health/ready").status() == 200;
            });
  }

  private static void stop() throws IOException, InterruptedException {
    await().atMost(LIMIT).until(() -> epoch() > 0);
    lastEpoch = epoch();
    Instant start = Instant.now();
    assertThat(alice.stop()).as(alice.logText()).isEqualTo(143);
    printTime("stopped", start);
    assertThat(debian.mustRun("ls", "-A", "/var/cache/ukms")).isEmpty();
  }

  /** The last one that it reached since its start, or 0. */
  private static long epoch() throws IOException {
    return new Http(ADMIN_PORT)
        .get("/api/admin/v1/status")
        .json()
        .get("peers")
        .get(0)
        .get("epoch")
        .longValue();
  }

  /** The state as it lies there: each file with its owner, mode and digest. */
  private static String state() throws IOException, InterruptedException {
    return debian.mustRun(
        "sh",
        "-c",
        "find /var/lib/ukms -printf '%p %u %m\\n'; find /var/lib/ukms -type f | xargs sha256sum");
  }

  /** Its mode and to whom it belongs. */
  private static String ofFile(String file) throws IOException, InterruptedException {
    return debian.mustRun("stat", "-c%a %U:%G", file).strip();
  }

  private static void printTime(String what, Instant start) {
    System.out.printf(
        "Debian package: %s after %d ms%n",
        what, Duration.between(start, Instant.now()).toMillis());
  }
}
