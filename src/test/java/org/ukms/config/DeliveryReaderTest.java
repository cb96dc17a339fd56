package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.delivery.DeliveryConfig;
import org.ukms.config.delivery.DeliveryConfig.ToFile;
import org.ukms.config.delivery.DeliveryConfig.ToProgram;
import org.ukms.config.delivery.DeliveryConfig.ToWireGuard;
import org.ukms.delivery.file.KeyFormat;
import org.ukms.delivery.wireguard.WireGuardKey;
import org.ukms.disk.Readers;

/** CFG-14 to CFG-16: the tables {@code [[peers.NAME.delivery]]}. */
class DeliveryReaderTest {

  private static final String KEY = "K0AhESLXy+LvVjELWUe+aDEzwikiDGC9qz7msIszLyI=";
  private static final String WIREGUARD =
      """
      [[peers.hsn_bob.delivery]]
      kind = "wireguard"
      interface = "wg0"
      public_key = "%s"
      """
          .formatted(KEY);

  @TempDir Path folder;

  private List<DeliveryConfig> readWith(String lines) throws ConfigException {
    return new NodeFile(folder).read(NodeFile.SOUND + lines).peers().get(0).deliveries();
  }

  /** The lines are line 12 and those below it. */
  private List<String> problemsWith(String lines) {
    return new NodeFile(folder).problems(NodeFile.SOUND + lines);
  }

  @Test
  void aPeerThatListsNoneHasItsKeyFile() throws Exception {
    assertThat(readWith("")).isEmpty();
  }

  @Test
  void readsEachKindInItsOrder() throws Exception {
    String group = Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
    assertThat(
            readWith(
                WIREGUARD
                    + """
                    label = "vpn"
                    [[peers.hsn_bob.delivery]]
                    kind = "file"
                    path = "bob.psk"
                    format = "hex"
                    mode = "0640"
                    group = "%s"
                    event_file = "events"
                    [[peers.hsn_bob.delivery]]
                    kind = "exec"
                    command = ["/bin/sh", "-c", "cat > /dev/null"]
                    timeout_seconds = 3
                    """
                        .formatted(group)))
        .containsExactly(
            new ToWireGuard(Optional.of("vpn"), "wg0", new WireGuardKey(KEY)),
            new ToFile(
                Optional.empty(),
                folder.resolve("bob.psk"),
                KeyFormat.HEX,
                new Readers(
                    PosixFilePermissions.fromString("rw-r-----"),
                    Optional.of(Files.readAttributes(folder, PosixFileAttributes.class).group())),
                Optional.of(folder.resolve("events"))),
            new ToProgram(
                Optional.empty(),
                List.of("/bin/sh", "-c", "cat > /dev/null"),
                Duration.ofSeconds(3)));
  }

  @Test
  void aFileIsTheDefaultOneUnlessItIsNamed() throws Exception {
    Files.createDirectories(folder.resolve("psk"));
    assertThat(readWith("[[peers.hsn_bob.delivery]]\nkind = \"file\"\n"))
        .containsExactly(
            new ToFile(
                Optional.empty(),
                folder.resolve("psk").resolve("bob.key"),
                KeyFormat.BASE64,
                Readers.OWNER,
                Optional.empty()));
  }

  @Test
  void cfg1_tellsEveryFaultWithItsPlace() throws IOException {
    Files.writeString(folder.resolve("script"), "not executable");
    assertThat(
            problemsWith(
                """
                [[peers.hsn_bob.delivery]]
                kind = "file"
                path = "gone/bob.psk"
                format = "pem"
                mode = "0644"
                group = "no-such-group"
                interface = "wg0"
                [[peers.hsn_bob.delivery]]
                kind = "wireguard"
                interface = "-wg0"
                label = "VPN"
                [[peers.hsn_bob.delivery]]
                kind = "exec"
                command = ["script"]
                timeout_seconds = 61
                [[peers.hsn_bob.delivery]]
                kind = "pipe"
                [[peers.hsn_bob.delivery]]
                kind = "exec"
                command = "script"
                [[peers.hsn_bob.delivery]]
                """))
        .containsExactly(
            "14:1 peers.hsn_bob.delivery[1].path: \"%s\" is no folder that this user may write to, expected one"
                .formatted(folder.resolve("gone")),
            "15:1 peers.hsn_bob.delivery[1].format: \"pem\" is unknown, expected one of base64, hex, raw",
            "16:1 peers.hsn_bob.delivery[1].mode: \"0644\" is no mode of a key file, expected 0600, 0640, 0400 or 0440",
            "17:1 peers.hsn_bob.delivery[1].group: \"no-such-group\" is unknown, expected the name of a group",
            "18:1 peers.hsn_bob.delivery[1].interface: unknown key here, it belongs in a table [[peers.NAME.delivery]] of kind wireguard",
            "22:1 peers.hsn_bob.delivery[2].label: \"VPN\" is no label, expected 1 to 32 of a-z 0-9 _ -",
            "25:1 peers.hsn_bob.delivery[3].command: \"%s\" cannot be run, expected a program"
                .formatted(folder.resolve("script")),
            "26:1 peers.hsn_bob.delivery[3].timeout_seconds: 61 is out of range, expected an integer from 1 to 60",
            "28:1 peers.hsn_bob.delivery[4].kind: \"pipe\" is unknown, expected one of file, wireguard, exec",
            "31:1 peers.hsn_bob.delivery[5].command: a string, expected an array of strings",
            "32:1 peers.hsn_bob.delivery[6].kind: missing, expected file, wireguard or exec");
  }

  @Test
  void cfg16_twoDeliveriesHaveNoPlaceInCommon() throws IOException {
    Files.createDirectories(folder.resolve("psk"));
    assertThat(problemsWith(WIREGUARD + WIREGUARD))
        .containsExactly(
            "19:1 peers.hsn_bob.delivery[2].public_key: peer %s of wg0 has the keys of peers.hsn_bob.delivery[1], expected one of its own"
                .formatted(KEY));
    assertThat(problemsWith("[[peers.hsn_bob.delivery]]\nkind = \"file\"\n".repeat(2)))
        .containsExactly(
            "14:1 peers.hsn_bob.delivery[2].path: the file %s has the keys of peers.hsn_bob.delivery[1], expected one of its own"
                .formatted(folder.resolve("psk").resolve("bob.key")));
  }

  @Test
  void labelsHaveToFitIntoAMessage() {
    String wide = WIREGUARD + "label = \"" + "a".repeat(32) + "\"\n";
    assertThat(
            problemsWith(
                wide
                    + wide.replace("wg0", "wg1").replace("aaaa", "bbbb")
                    + wide.replace("wg0", "wg2").replace("aaaa", "cccc")))
        .containsExactly(
            "12:1 peers.hsn_bob.delivery: labels of 98 characters with their commas, expected at most 80");
  }

  @Test
  void deliveryIsAnArrayOfTables() {
    assertThat(problemsWith("delivery = \"wg0\"\n"))
        .containsExactly(
            "12:1 peers.hsn_bob.delivery: a string, expected tables [[peers.NAME.delivery]]");
    assertThat(problemsWith("[peers.hsn_bob.delivery]\nkind = \"file\"\n"))
        .containsExactly(
            "12:1 peers.hsn_bob.delivery: a table, expected tables [[peers.NAME.delivery]]");
  }
}
