package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.fake.FaultsConfig;
import org.ukms.config.fake.SaePlace;
import org.ukms.config.fake.SizesConfig;
import org.ukms.config.fake.StrictConfig;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/** CFG-13: the table [fake_qkd] and those in it. */
class FakeQkdReaderTest {

  private static final String TLS =
      """
      [tls]
      certificate_file = "node.pem"
      key_file = "node.key"
      ca_file = "ca.pem"
      """;

  /** Its table [fake_qkd] is line 6. */
  private static final String STRICT =
      "enable_fake_qkd_api = true\n" + TLS + "[fake_qkd]\nmode = \"strict\"\n";

  private static final String SAES = "[fake_qkd.saes]\nsae_a = \"kme_1\"\nsae_b = \"kme_2\"\n";

  private static final FaultsConfig NO_FAULTS =
      new FaultsConfig(OptionalInt.empty(), 0, Duration.ofSeconds(5), 0, 0, 0, 0, 0, 0, 0, 0);

  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.writeString(folder.resolve("node.pem"), "content");
    Files.writeString(folder.resolve("ca.pem"), "content");
    Files.setPosixFilePermissions(
        Files.writeString(folder.resolve("node.key"), "content"),
        PosixFilePermissions.fromString("rw-------"));
  }

  private FakeQkdConfig read(String toml) throws ConfigException {
    return new NodeFile(folder).read(toml).fakeQkd();
  }

  private List<String> problems(String toml) {
    return new NodeFile(folder).problems(toml);
  }

  @Test
  void isStatelessUnlessToldOtherwise() throws Exception {
    FakeQkdConfig stateless = new FakeQkdConfig(true, Optional.empty());

    assertThat(read("enable_fake_qkd_api = true")).isEqualTo(stateless);
    assertThat(read("enable_fake_qkd_api = true\n[fake_qkd]")).isEqualTo(stateless);
    assertThat(read("enable_fake_qkd_api = true\n[fake_qkd]\nmode = \"stateless\""))
        .isEqualTo(stateless);
  }

  @Test
  void hasDefaultsForAllButTheSaes() throws Exception {
    FakeQkdConfig fakeQkd = read(STRICT + SAES);

    assertThat(fakeQkd.isServed()).isTrue();
    assertThat(fakeQkd.strict())
        .contains(
            new StrictConfig(
                1000,
                6000,
                new SizesConfig(256, 64, 1024),
                128,
                8,
                Duration.ofHours(1),
                EnumSet.allOf(SaePlace.class),
                Map.of(
                    new SaeId("sae_a"), new KmeId("kme_1"), new SaeId("sae_b"), new KmeId("kme_2")),
                NO_FAULTS));
  }

  @Test
  void readsEverySetting() throws Exception {
    String all =
        """
        max_key_count = 1
        refill_keys_per_minute = 0
        key_size = 128
        min_key_size = 72
        max_key_size = 512
        max_key_per_request = 2
        max_sae_id_count = 0
        key_lifetime_seconds = 3
        sae_id_from = ["uri", "cn"]
        """
            + SAES
            + """
            [fake_qkd.faults]
            seed = 7
            late = 1
            late_seconds = 2
            error = 3
            exhausted = 4
            wrong_size = 5
            wrong_bytes = 6
            one_side = 7
            expired = 8
            duplicated = 9
            closed = 100
            """;

    StrictConfig strict = read(STRICT + all).strict().orElseThrow();

    assertThat(strict)
        .isEqualTo(
            new StrictConfig(
                1,
                0,
                new SizesConfig(128, 72, 512),
                2,
                0,
                Duration.ofSeconds(3),
                Set.of(SaePlace.CN, SaePlace.URI),
                strict.saes(),
                new FaultsConfig(
                    OptionalInt.of(7), 1, Duration.ofSeconds(2), 3, 4, 5, 6, 7, 8, 9, 100)));
    assertThat(strict.saes().keySet()).containsExactly(new SaeId("sae_a"), new SaeId("sae_b"));
  }

  @Test
  void servesTheSaesOfThePeersWhereItNamesNoOthers() throws Exception {
    String https = "https://bob.example:5556";
    String node = NodeFile.with("http://localhost:5556", https);

    assertThat(
            read(node.replace("ukms_port", "enable_fake_qkd_api = true\nukms_port")
                    + TLS
                    + "[fake_qkd]\nmode = \"strict\"")
                .strict()
                .orElseThrow()
                .saes())
        .containsExactly(
            Map.entry(new SaeId("sae_alice"), new KmeId("hsn_alice")),
            Map.entry(new SaeId("sae_bob"), new KmeId("hsn_bob")));
  }

  @Test
  void refusesAnSaeOfTwoKmesAmongThePeers() {
    String two =
        NodeFile.withSecond("hsn_eve", "\"bob\"", "\"eve\"")
            .replace("http://localhost:5556", "https://bob.example:5556")
            .replace("ukms_port", "enable_fake_qkd_api = true\nukms_port");

    assertThat(problems(two + TLS + "[fake_qkd]\nmode = \"strict\""))
        .containsExactly(
            "24:1 fake_qkd: in [peers] SAE sae_bob belongs to both KME hsn_bob and KME hsn_eve,"
                + " expected a table [fake_qkd.saes]");
  }

  @Test
  void needsCertificatesAndTheDeviceItself() {
    assertThat(problems("enable_fake_qkd_api = true\n[fake_qkd]\nmode = \"strict\"\n" + SAES))
        .containsExactly(
            "3:1 fake_qkd.mode: strict without a table [tls], expected one: certificates tell which"
                + " SAE calls");
    assertThat(problems(NodeFile.SOUND + TLS + "[fake_qkd]\nmode = \"strict\"\n"))
        .containsExactly(
            "17:1 fake_qkd.mode: strict where no device is served, expected enable_fake_qkd_api ="
                + " true");
  }

  @Test
  void needsTwoSaes() {
    String expected =
        "missing, expected two SAEs at least, each as SAE_ID = \"KME_ID\", or those of [peers]";

    assertThat(problems(STRICT)).containsExactly("6:1 fake_qkd.saes: " + expected);
    assertThat(problems(STRICT + "[fake_qkd.saes]\nsae_a = \"kme_1\""))
        .containsExactly("8:1 fake_qkd.saes: " + expected);
  }

  @Test
  void refusesSettingsOfTheStrictDeviceForTheStatelessOne() {
    assertThat(problems("enable_fake_qkd_api = true\n[fake_qkd]\nkey_size = 128\n" + SAES))
        .containsExactly(
            "3:1 fake_qkd.key_size: only with mode = \"strict\", expected that or none",
            "4:1 fake_qkd.saes: only with mode = \"strict\", expected that or none");
  }

  @Test
  void reportsEveryProblemAtItsPlace() {
    String wrong =
        """
        max_key_count = 0
        refil_keys_per_minute = 5
        key_size = 100
        min_key_size = 56
        sae_id_from = ["cn", "ip"]
        late = 3
        [fake_qkd.saes]
        "sae a" = "kme_1"
        sae_b = 2
        [fake_qkd.faults]
        error = 101
        mode = "strict"
        """;

    assertThat(problems(STRICT + wrong))
        .containsExactly(
            "8:1 fake_qkd.max_key_count: 0 is out of range, expected an integer from 1 to 1000000",
            "9:1 fake_qkd.refil_keys_per_minute: unknown key, did you mean"
                + " `refill_keys_per_minute`?",
            "10:1 fake_qkd.key_size: 100 bits, expected a multiple of 8",
            "11:1 fake_qkd.min_key_size: 56 is out of range, expected an integer from 64 to 1024",
            "12:1 fake_qkd.sae_id_from: entry 2: \"ip\" is unknown, expected one of cn, uri, dns",
            "13:1 fake_qkd.late: unknown key here, it belongs in the table [fake_qkd.faults]",
            "15:1 fake_qkd.saes.\"sae a\": not an identifier, expected 1 to 64 of A-Z a-z 0-9 - . _"
                + " ~ and not dots alone",
            "16:1 fake_qkd.saes.sae_b: an integer, expected a string",
            "18:1 fake_qkd.faults.error: 101 is out of range, expected an integer from 0 to 100",
            "19:1 fake_qkd.faults.mode: unknown key here, it belongs in the table [fake_qkd]");
  }

  @Test
  void wantsTheSizesInOrder() {
    assertThat(problems(STRICT + "key_size = 512\nmax_key_size = 256\n" + SAES))
        .containsExactly(
            "8:1 fake_qkd.key_size: min_key_size 64, key_size 512 and max_key_size 256, expected"
                + " them in this order");
    assertThat(problems(STRICT + "max_key_size = 128\n" + SAES))
        .containsExactly(
            "8:1 fake_qkd.max_key_size: min_key_size 64, key_size 256 and max_key_size 128,"
                + " expected them in this order");
  }
}
