package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.exchange.Protocol;
import org.ukms.key.SecretSource;

/** CFG-3 and CFG-9 for the keys of the exchange in a table {@code [peers.NAME]}. */
class ExchangeReaderTest {

  @TempDir Path folder;

  private ExchangeConfig read(String toml) throws ConfigException {
    return new NodeFile(folder).read(toml).peers().get(0).exchange();
  }

  /** The lines are line 12 and those below it. */
  private ExchangeConfig readWith(String lines) throws ConfigException {
    return read(NodeFile.SOUND + lines);
  }

  private List<String> problemsWith(String lines) {
    return new NodeFile(folder).problems(NodeFile.SOUND + lines);
  }

  private Path secret(String name, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "0123456789abcdef".repeat(2));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void readsEveryKey() throws Exception {
    Path file = secret("static.secret", "rw-------");

    assertThat(
            readWith(
                """
                protocol = "confirmed"
                psk_file = "static.secret"
                on_stale = "random"
                stale_after_seconds = 121
                on_shutdown = "random"
                on_chain_loss = "ask"
                """))
        .isEqualTo(
            new ExchangeConfig(
                Protocol.CONFIRMED,
                Optional.of(new SecretSource.File(file)),
                true,
                Duration.ofSeconds(121),
                true,
                true));
  }

  @ParameterizedTest
  @CsvSource({"auto, AUTO", "confirmed, CONFIRMED", "classic, CLASSIC"})
  void knowsThreeProtocols(String name, Protocol protocol) throws Exception {
    assertThat(readWith("protocol = \"" + name + '"').protocol()).isEqualTo(protocol);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "protocol | \"Auto\" | \"Auto\" is unknown, expected one of auto, confirmed, classic",
        "on_stale | \"\" | \"\" is unknown, expected one of keep, random",
        "on_chain_loss | \"stop\" | \"stop\" is unknown, expected one of reset, ask",
        "protocol | 2 | an integer, expected a string",
        "psk_file | true | a boolean, expected a string",
        "stale_after_seconds | \"300\" | a string, expected an integer from 1 to 604800",
        "stale_after_seconds | 604801"
            + " | 604801 is out of range, expected an integer from 1 to 604800",
        "stale_after_seconds | 120 | 120 s, and keys rotate every 120 s,"
            + " expected more than key_rotation_seconds",
      })
  void refusesOtherValues(String key, String value, String problem) {
    assertThat(problemsWith(key + " = " + value))
        .containsExactly("12:1 peers.hsn_bob." + key + ": " + problem);
  }

  @ParameterizedTest
  @CsvSource({"1, 180", "120, 180", "121, 182", "300, 450", "86400, 129600"})
  void waitsAnIntervalAndAHalfUntilAKeyIsStale(int rotation, int stale) throws Exception {
    assertThat(read(NodeFile.with("= 120", "= " + rotation)).staleAfter())
        .isEqualTo(Duration.ofSeconds(stale));
  }

  @Test
  void takesAKeyForStaleAfterSevenDaysAtMost() throws Exception {
    assertThat(readWith("stale_after_seconds = 604800").staleAfter()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void comparesNoTimeWithABadInterval() {
    String toml = NodeFile.with("= 120", "= 0") + "stale_after_seconds = 1";

    assertThat(new NodeFile(folder).problems(toml))
        .containsExactly(
            "1:1 key_rotation_seconds: 0 is out of range, expected an integer from 1 to 86400");
  }

  @Test
  void readsNothingOfTheSecretButChecksIt() throws Exception {
    Path file = secret("static.secret", "r--------");

    assertThat(readWith("psk_file = \"" + file + '"').secret())
        .contains(new SecretSource.File(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(problemsWith("psk_file = \"static.secret\""))
        .containsExactly(
            "12:1 peers.hsn_bob.psk_file: static secret \""
                + file
                + "\" has mode rw-r-----, expected rw------- (chmod 600)");
    Files.writeString(file, "short");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(problemsWith("psk_file = \"static.secret\""))
        .containsExactly(
            "12:1 peers.hsn_bob.psk_file: static secret \""
                + file
                + "\" has 5 bytes, expected at least 32");
    Files.delete(file);
    assertThat(problemsWith("psk_file = \"static.secret\""))
        .containsExactly(
            "12:1 peers.hsn_bob.psk_file: static secret \""
                + file
                + "\" does not exist, expected a file that holds the secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty, expected the path of a file that holds the secret",
        "~/secret | ~ has no meaning here, expected the full path",
      })
  void refusesWhatIsNoPath(String path, String problem) {
    assertThat(problemsWith("psk_file = \"" + path + '"'))
        .containsExactly("12:1 peers.hsn_bob.psk_file: " + problem);
  }

  @Test
  void refusesARelativePathOnAServer() throws Exception {
    secret("static.secret", "rw-------");
    String toml =
        NodeFile.with("\"psk\"", '"' + folder.toString() + "/psk\"")
            + "psk_file = \"static.secret\"";

    assertThat(new NodeFile(folder).problemsOnServer(toml))
        .containsExactly(
            "12:1 peers.hsn_bob.psk_file: \"static.secret\" is relative,"
                + " expected an absolute path: the working folder is the server's");
  }

  @Test
  void refusesASecretThatWouldProtectNothing() throws Exception {
    secret("static.secret", "rw-------");

    assertThat(problemsWith("protocol = \"classic\"\npsk_file = \"static.secret\""))
        .containsExactly(
            "13:1 peers.hsn_bob.psk_file: protects nothing where protocol is \"classic\","
                + " expected another protocol or no file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"psk/bob.key", "./x/../psk/other.key"})
  void refusesASecretThatARotationWouldReplace(String path) throws Exception {
    Files.createDirectory(folder.resolve("psk"));
    secret("psk/bob.key", "rw-------");

    assertThat(problemsWith("psk_file = \"" + path + '"'))
        .containsExactly(
            "12:1 peers.hsn_bob.psk_file: named as a key file in key_folder,"
                + " which a rotation replaces; expected a file that holds the secret");
  }

  @Test
  void takesASecretBesideTheKeyFiles() throws Exception {
    Files.createDirectory(folder.resolve("psk"));
    Path file = secret("psk/bob.secret", "rw-------");

    assertThat(readWith("psk_file = \"psk/bob.secret\"").secret())
        .contains(new SecretSource.File(file));
  }
}
