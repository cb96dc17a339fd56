package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CFG-1, CFG-2 and CFG-3 for the keys at the top of the file. */
class ConfigReaderTest {

  @TempDir Path folder;

  private List<String> problems(String toml) {
    return new NodeFile(folder).problems(toml);
  }

  @Test
  void reportsEveryProblemInTheOrderOfTheFile() {
    String toml =
        """
        key_rotation_seconds = 0
        ukms_bind = "no such host"
        ukms_prot = 5555

        [peers.hsn_alice]
        etsi_url = "localhost:5555"
        slave_SAE_ID = "sae_alice"
        master_SAE_ID = "sae_alice"
        source_KME_ID = "hsn_alice"
        """;

    assertThat(problems(toml))
        .containsExactly(
            "1:1 key_rotation_seconds: 0 is out of range, expected an integer from 1 to 86400",
            "2:1 ukms_bind: not an address, expected an IP address or host name of this machine,"
                + " or the name of a network interface",
            "3:1 ukms_prot: unknown key, did you mean `ukms_port`?",
            "5:1 peers.hsn_alice.ukms_url: missing, expected a URL such as http://localhost:5555",
            "5:1 peers.hsn_alice: named as our own source_KME_ID,"
                + " expected the KME ID of the other side",
            "6:1 peers.hsn_alice.etsi_url: not http:// or https://,"
                + " expected a URL such as http://localhost:5555",
            "7:1 peers.hsn_alice.slave_SAE_ID: equal to master_SAE_ID,"
                + " expected the other side's SAE ID");
  }

  @Test
  void namesTheFileAsItWasGiven() {
    Path file = Path.of("no", "such", "node.toml");

    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> ConfigReader.read(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("no/such/node.toml: no such file, expected a TOML file");
  }

  @ParameterizedTest
  @CsvSource({
    "key_rotation_seconds, 1, 86400",
    "ukms_port, 1, 65535",
    "connect_timeout_seconds, 1, 300",
    "kme_timeout_seconds, 1, 299",
    "peer_timeout_seconds, 2, 300",
    "key_wait_seconds, 0, 60",
  })
  void keepsNumbersInTheirRanges(String key, long least, long most) throws Exception {
    String base =
        "enable_fake_qkd_api = true\nkme_timeout_seconds = 1\npeer_timeout_seconds = 300\n";
    String others = base.replaceAll("(?m)^" + key + ".*\n", "");
    NodeFile file = new NodeFile(folder);

    file.read(others + key + " = " + least);
    file.read(others + key + " = " + most);
    for (long wrong : new long[] {least - 1, most + 1, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(file.problems(others + key + " = " + wrong))
          .singleElement()
          .asString()
          .containsAnyOf(key + ": ", "peer_timeout_seconds: ")
          .contains(", expected ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key_rotation_seconds | \"120\" | a string, expected an integer from 1 to 86400",
        "key_rotation_seconds | 120.0 | a float, expected an integer from 1 to 86400",
        "key_rotation_seconds | 2026-01-01 | a date or time, expected an integer from 1 to 86400",
        "enable_fake_qkd_api | 1 | an integer, expected true or false",
        "key_folder | true | a boolean, expected a string",
        "state_folder | [] | an array, expected a string",
        "ukms_bind | {} | a table, expected a string",
        "peers | [{}] | an array, expected tables [peers.NAME]",
      })
  void namesTheTypesFoundAndExpected(String key, String value, String problem) {
    String fake = key.startsWith("enable") ? "" : "\nenable_fake_qkd_api = true";

    assertThat(problems(key + " = " + value + fake)).containsExactly("1:1 " + key + ": " + problem);
  }

  @Test
  void givesThePeerMoreTimeThanTheDeviceThatItAsks() {
    assertThat(problems(NodeFile.withTop("kme_timeout_seconds = 10")))
        .containsExactly(
            "4:1 kme_timeout_seconds: a call to a peer may take 10 s and one to a device 10 s,"
                + " expected more for the peer");
    assertThat(problems(NodeFile.withTop("peer_timeout_seconds = 4")))
        .containsExactly(
            "4:1 peer_timeout_seconds: a call to a peer may take 4 s and one to a device 5 s,"
                + " expected more for the peer");
  }

  @Test
  void comparesNoTimeOutWithABadOne() {
    assertThat(problems(NodeFile.withTop("kme_timeout_seconds = true\npeer_timeout_seconds = 3")))
        .containsExactly("4:1 kme_timeout_seconds: a boolean, expected an integer from 1 to 300");
  }

  @Test
  void refusesAnUnknownKeyWithTheNearestKnownOne() {
    assertThat(problems(NodeFile.withTop("key_rotation_second = 5")))
        .containsExactly(
            "4:1 key_rotation_second: unknown key, did you mean `key_rotation_seconds`?");
    assertThat(problems(NodeFile.withTop("colour = 5")).get(0))
        .startsWith("4:1 colour: unknown key, expected one of key_rotation_seconds, key_folder, ");
  }

  @Test
  void saysWhereAMisplacedKeyBelongs() {
    assertThat(problems(NodeFile.withTop("alias = \"bob\"")))
        .containsExactly("4:1 alias: unknown key here, it belongs in a table [peers.NAME]");
    assertThat(problems(NodeFile.SOUND + "ukms_bind = \"lo\""))
        .containsExactly(
            "12:1 peers.hsn_bob.ukms_bind: unknown key here, it belongs before the first table");
    assertThat(problems("enable_fake_qkd_api = true\n[peers]\nukms_port = 1"))
        .containsExactly(
            "3:1 peers.ukms_port: unknown key here, it belongs before the first table");
  }

  @Test
  void needsPeersUnlessItSimulatesADevice() throws Exception {
    NodeFile file = new NodeFile(folder);
    String wrong =
        "peers: missing, expected a table [peers.NAME], as enable_fake_qkd_api is not true";

    assertThat(file.problems("")).containsExactly(wrong);
    assertThat(file.problems("\n[peers]")).containsExactly("2:1 " + wrong);
    assertThat(file.read("enable_fake_qkd_api = true").peers()).isEmpty();
    assertThat(file.read("enable_fake_qkd_api = true\n[peers]").peers()).isEmpty();
  }

  @Test
  void readsTheTimeOuts() throws Exception {
    UkmsConfig config =
        new NodeFile(folder)
            .read(
                NodeFile.withTop(
                    "connect_timeout_seconds = 1\nkme_timeout_seconds = 7\n"
                        + "peer_timeout_seconds = 8\nkey_wait_seconds = 0"));

    assertThat(config.timeouts())
        .isEqualTo(
            new Timeouts(
                Duration.ofSeconds(1),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ZERO));
  }
}
