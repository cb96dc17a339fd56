package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.tls.KmeConfig;
import org.ukms.config.tls.TlsConfig;
import org.ukms.key.SecretSource;
import org.ukms.tls.IdentityFiles.Pem;
import org.ukms.tls.IdentityFiles.Pkcs12;
import org.ukms.tls.Pin;

/** CFG-10 to CFG-12: the tables [tls] and [kmes."URL"], and what goes with them. */
class TlsReaderTest {

  private static final String PIN = "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final String TLS =
      """
      [tls]
      certificate_file = "node.pem"
      key_file = "node.key"
      ca_file = "ca.pem"
      """;

  /** Over HTTPS to the peer and to two devices; its table is line 5. */
  private static final String SOUND =
      NodeFile.SOUND
          .replace("http://localhost:5556", "https://bob.example:5556")
          .replace(
              "\"http://localhost:5555\"",
              "[\"https://kme-a.example\", \"https://kme-b.example\"]");

  private static final URI FIRST = URI.create("https://kme-a.example");
  private static final URI SECOND = URI.create("https://kme-b.example");

  @TempDir Path folder;

  private Path file(String name, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "content");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @BeforeEach
  void makeFiles() throws IOException {
    file("node.pem", "rw-r--r--");
    file("ca.pem", "rw-r--r--");
    file("node.key", "rw-------");
    file("node.p12", "rw-------");
    file("password", "rw-------");
  }

  private UkmsConfig read(String toml) throws ConfigException {
    return new NodeFile(folder).read(toml);
  }

  private List<String> problems(String toml) {
    return new NodeFile(folder).problems(toml);
  }

  private Pem pem() {
    return new Pem(folder.resolve("node.pem"), folder.resolve("node.key"));
  }

  @Test
  void readsPemFiles() throws Exception {
    assertThat(read(SOUND + TLS).tls()).contains(new TlsConfig(pem(), folder.resolve("ca.pem")));
  }

  @Test
  void readsAKeyStoreAndWhereItsPasswordIs() throws Exception {
    String keyStore =
        """
        [tls]
        keystore_file = "node.p12"
        keystore_password_file = "password"
        ca_file = "ca.pem"
        """;

    assertThat(read(SOUND + keyStore).tls().orElseThrow().identity())
        .isEqualTo(
            new Pkcs12(
                folder.resolve("node.p12"), new SecretSource.File(folder.resolve("password"))));
    assertThat(
            read(SOUND
                    + keyStore.replace("password_file = \"password\"", "password_env = \"PATH\""))
                .tls()
                .orElseThrow()
                .identity())
        .isEqualTo(new Pkcs12(folder.resolve("node.p12"), new SecretSource.Variable("PATH")));
  }

  @Test
  void speaksToEachDeviceWithTheCertificateOfTheNodeUnlessItHasItsOwn() throws Exception {
    String second =
        """
        [kmes."https://kme-b.example/"]
        pins = ["%s"]
        server_name = "rack-7"
        method = "POST"
        alarm_below_keys = 5
        keystore_file = "node.p12"
        keystore_password_file = "password"
        """
            .formatted(PIN);

    assertThat(read(SOUND + TLS + second).kmes())
        .containsEntry(
            FIRST,
            new KmeConfig(
                FIRST,
                Optional.of(pem()),
                Optional.of(folder.resolve("ca.pem")),
                Set.of(),
                Optional.empty(),
                false,
                20))
        .containsEntry(
            SECOND,
            new KmeConfig(
                SECOND,
                Optional.of(
                    new Pkcs12(
                        folder.resolve("node.p12"),
                        new SecretSource.File(folder.resolve("password")))),
                Optional.empty(),
                Set.of(new Pin(PIN)),
                Optional.of("rack-7"),
                true,
                5));
  }

  @Test
  void readsThePinsOfAPeer() throws Exception {
    assertThat(read(SOUND + "pins = [\"" + PIN + "\"]\n" + TLS).peers().get(0).pins())
        .containsExactly(new Pin(PIN));
    assertThat(
            problems(SOUND + "pins = [\"sha256//x\", 7, \"" + PIN + "\", \"" + PIN + "\"]\n" + TLS))
        .containsExactly(
            "12:1 peers.hsn_bob.pins: entry 1: not a pin, expected sha256// and 44 characters of"
                + " base64: the SHA-256 of a public key",
            "12:1 peers.hsn_bob.pins: entry 2: an integer, expected a string",
            "12:1 peers.hsn_bob.pins: entry 4: a repetition, expected each once");
  }

  @Test
  void refusesAKeyThatOthersMayRead() throws Exception {
    Path key = file("node.key", "rw-r-----");

    assertThat(problems(SOUND + TLS))
        .containsExactly(
            "14:1 tls.key_file: private key \""
                + key
                + "\" has mode rw-r-----, expected rw------- (chmod 600)");
  }

  @Test
  void refusesAPasswordThatOthersMayReadOrThatIsNotThere() throws Exception {
    Path password = file("password", "rw-rw-rw-");
    String keyStore = "[tls]\nkeystore_file = \"node.p12\"\nca_file = \"ca.pem\"\n";

    assertThat(problems(SOUND + keyStore + "keystore_password_file = \"password\""))
        .containsExactly(
            "15:1 tls.keystore_password_file: password \""
                + password
                + "\" has mode rw-rw-rw-, expected rw------- (chmod 600)");
    assertThat(problems(SOUND + keyStore + "keystore_password_env = \"UKMS_NOBODY_SETS_THIS\""))
        .containsExactly(
            "15:1 tls.keystore_password_env: password: environment variable UKMS_NOBODY_SETS_THIS is"
                + " not set, expected password");
    assertThat(problems(SOUND + keyStore + "keystore_password_env = \"p4ss w0rd\""))
        .singleElement()
        .asString()
        .doesNotContain("p4ss");
    assertThat(problems(SOUND + keyStore))
        .containsExactly(
            "13:1 tls.keystore_file: needs its password, expected one of keystore_password_file and"
                + " keystore_password_env");
  }

  @Test
  void refusesPartsOfAnIdentityAndTwoOfThem() {
    assertThat(problems(SOUND + "[tls]\nkey_file = \"node.key\""))
        .containsExactly(
            "12:1 tls.certificate_file: missing, expected a certificate in PEM, or keystore_file",
            "12:1 tls.ca_file: missing, expected certificates of authorities in PEM: those that issue"
                + " the certificates of peers");
    assertThat(
            problems(
                SOUND + TLS + "keystore_file = \"node.p12\"\nkeystore_password_env = \"PATH\""))
        .containsExactly(
            "13:1 tls.certificate_file: beside keystore_file, expected one of the two",
            "14:1 tls.key_file: beside keystore_file, which holds the key");
    assertThat(problems(SOUND + TLS + "keystore_password_env = \"PATH\""))
        .containsExactly("16:1 tls.keystore_password_env: without keystore_file, expected both");
  }

  @Test
  void refusesPlainHttpBetweenNodesBeyondThisHostUnlessItIsAllowed() throws Exception {
    String beyond = NodeFile.with("localhost:5556", "192.0.2.1:5556");

    assertThat(problems(beyond))
        .containsExactly(
            "7:1 peers.hsn_bob.ukms_url: plain HTTP beyond this host, expected https:// (or"
                + " allow_insecure_peers = true)");
    assertThat(read("allow_insecure_peers = true\n" + beyond).allowInsecurePeers()).isTrue();
  }

  @Test
  void refusesToServePeersOverPlainHttpBeyondThisHostUnlessItIsAllowed() throws Exception {
    String everywhere = NodeFile.withTop("ukms_bind = \"0.0.0.0\"");

    assertThat(problems(everywhere))
        .containsExactly(
            "4:1 ukms_bind: plain HTTP beyond this host, expected a table [tls] (or"
                + " allow_insecure_peers = true)");
    assertThat(read("allow_insecure_peers = true\n" + everywhere).listener().bind())
        .isEqualTo("0.0.0.0");
    assertThat(read(everywhere + TLS).listener().bind()).isEqualTo("0.0.0.0");
  }

  @Test
  void refusesHttpsToAPeerWithoutCertificates() {
    assertThat(problems(NodeFile.with("http://localhost:5556", "https://localhost:5556")))
        .containsExactly(
            "7:1 peers.hsn_bob.ukms_url: https:// without a table [tls], expected the certificates"
                + " there");
  }

  @Test
  void refusesWhatProtectsNothing() {
    assertThat(problems(NodeFile.SOUND + "pins = [\"" + PIN + "\"]"))
        .containsExactly(
            "12:1 peers.hsn_bob.pins: protect nothing over http://, expected an https:// ukms_url");
    assertThat(problems(NodeFile.SOUND + "[kmes.\"http://localhost:5555\"]\nca_file = \"ca.pem\""))
        .containsExactly(
            "12:1 kmes.\"http://localhost:5555\": certificates protect nothing over http://,"
                + " expected an https:// URL");
    assertThat(problems(SOUND + TLS + "[kmes.\"https://kme-c.example\"]\nmethod = \"GET\""))
        .containsExactly(
            "16:1 kmes.\"https://kme-c.example\": the etsi_url of no peer, expected one of theirs,"
                + " as it stands there");
  }

  @Test
  void readsTheListenerOfAdministration() throws Exception {
    Listener admin = read(NodeFile.withTop("admin_port = 5580")).admin().orElseThrow();

    assertThat(admin.bind()).isEqualTo("localhost");
    assertThat(admin.port()).isEqualTo(5580);
    assertThat(problems(NodeFile.withTop("admin_port = 5555")))
        .containsExactly("4:1 admin_port: the same as ukms_port, expected a port of its own");
    assertThat(problems(NodeFile.withTop("admin_bind = \"localhost\"")))
        .containsExactly("4:1 admin_bind: without admin_port, expected both");
  }
}
