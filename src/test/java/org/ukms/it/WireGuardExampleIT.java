package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.it.tunnel.Namespace;
import org.ukms.it.tunnel.SeparateHost;

/**
 * The commands of {@code example/wireguard/README.md} as they stand there, in order, on two hosts
 * that are namespaces with files of their own; of all programs only {@code scp} is another one.
 */
@Tag("full")
class WireGuardExampleIT {

  private static final Path PAGE = Path.of("example/wireguard/README.md");

  private static final Pattern BLOCK =
      Pattern.compile(
          "\nOn (Alice's host|Bob's host|both hosts)(, in a shell of its own)?[^\n]*:\n\n```shell\n(.*?)```",
          Pattern.DOTALL);

  private static final String SCP =
      """
      #!/bin/bash
      set -eu
      [ "$1" = -p ]
      words=()
      for word in "${@:2}"; do
        case "$word" in
        root@*:*) address=${word#root@} words+=("$(cat "$(dirname "$0")/${address%%:*}")${word#*:}") ;;
        *) words+=("$word") ;;
        esac
      done
      cp -p "${words[@]}"
      """;

  private static final String STATUS = "curl -s http://localhost:5556/api/admin/v1/status";

  @TempDir Path folder;

  private final Map<String, SeparateHost> hosts = new LinkedHashMap<>();
  private Path programs;

  private record Block(String where, boolean inShellOfItsOwn, String lines) {}

  @BeforeEach
  void makeTheHosts() throws IOException {
    Tool.requireTunnels();
    Tool.required(CertificatesIT.openssl(), "openssl 3");
    programs = Files.createDirectory(folder.resolve("programs"));
    Path scp = Files.writeString(programs.resolve("scp"), SCP);
    Files.setPosixFilePermissions(scp, PosixFilePermissions.fromString("rwx------"));
    Namespace alice = Namespace.open("alice");
    hosts.put("Alice's host", host(alice, "192.0.2.1"));
    Namespace bob = Namespace.open("bob");
    hosts.put("Bob's host", host(bob, "192.0.2.2"));
    alice.join(bob, "192.0.2.1", "192.0.2.2");
  }

  private SeparateHost host(Namespace namespace, String address) throws IOException {
    SeparateHost host =
        SeparateHost.open(namespace, Files.createDirectory(folder.resolve("files-" + address)));
    Files.writeString(programs.resolve(address), host.root().toString());
    return host;
  }

  @AfterEach
  void endTheHosts() {
    hosts.values().forEach(SeparateHost::close);
  }

  @Test
  void makesATunnelThatUsesItsKeys() throws IOException {
    for (Block block : blocks()) {
      List<SeparateHost> where =
          block.where().equals("both hosts")
              ? List.copyOf(hosts.values())
              : List.of(hosts.get(block.where()));
      if (block.inShellOfItsOwn()) {
        assertNothingPasses();
        for (SeparateHost host : where) {
          start(host, block.lines());
        }
        where.forEach(this::awaitInUse);
      } else {
        where.forEach(host -> System.out.println(host.run(programs, block.lines())));
      }
    }

    List<String> psks = new ArrayList<>();
    for (SeparateHost host : hosts.values()) {
      psks.add(host.run(programs, "wg show wg0 preshared-keys | cut -f 2"));
      assertThat(host.run(programs, "cat /etc/wireguard/wg0.conf")).doesNotContain("Key =");
    }
    assertThat(psks.get(0)).hasSize(44).isEqualTo(psks.get(1));
  }

  private static List<Block> blocks() throws IOException {
    String page = Files.readString(PAGE);
    Matcher matcher = BLOCK.matcher(page);
    List<Block> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2) != null, matcher.group(3)));
    }
    assertThat(blocks).as("all code blocks").hasSize(page.split("```shell", -1).length - 1);
    return blocks;
  }

  /** Both interfaces are up, with preshared keys that differ. */
  private void assertNothingPasses() {
    SeparateHost alice = hosts.get("Alice's host");
    assertThat(alice.run(programs, "ping -c 1 192.0.2.2")).contains(" 0% packet loss");
    assertThatThrownBy(() -> alice.run(programs, "ping -c 1 -W 6 10.7.0.2"))
        .hasMessageContaining(" 100% packet loss");
  }

  private void start(SeparateHost host, String lines) throws IOException {
    Path own = Files.createTempDirectory(folder, "node-");
    String options = "-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + own;
    host.start(
        programs,
        "export JDK_JAVA_OPTIONS='" + options + "'\n" + lines,
        folder.resolve(own.getFileName() + ".log"));
  }

  private void awaitInUse(SeparateHost host) {
    await("the tunnel uses the PSK")
        .atMost(Node.PATIENCE)
        .ignoreException(IllegalStateException.class)
        .until(() -> host.run(programs, STATUS).contains("\"state\" : \"in use\""));
  }
}
