package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.config.peer.ExchangeConfig;
import org.ukms.config.peer.PeerConfig;
import org.ukms.exchange.Protocol;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;

/** The file of the original, word for word. */
class ClassicFileTest {

  private static final Path CLASSIC = Path.of("src/test/resources/org/ukms/config/classic.toml");

  @TempDir Path folder;

  @Test
  void readsEveryKeyOfTheOriginal() throws Exception {
    UkmsConfig config = ConfigReader.read(CLASSIC, Optional.of(folder));

    assertThat(config.file()).isEqualTo(CLASSIC.toAbsolutePath());
    assertThat(config.keyRotation()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.keyFolder()).isEqualTo(folder.resolve("psk"));
    assertThat(config.stateFolder()).isEqualTo(folder.resolve("psk/.state"));
    assertThat(config.listener().bind()).isEqualTo("localhost");
    assertThat(config.listener().address().isLoopbackAddress()).isTrue();
    assertThat(config.listener().port()).isEqualTo(5555);
    assertThat(config.fakeQkd().isServed()).isTrue();
    assertThat(config.peers())
        .isEqualTo(
            List.of(
                new PeerConfig(
                    new PeerName("hsn_bob"),
                    List.of(URI.create("http://localhost:5555")),
                    URI.create("http://localhost:5556"),
                    Set.of(),
                    "bob",
                    new KmeId("hsn_alice"),
                    new SaeId("sae_alice"),
                    new SaeId("sae_bob"),
                    new ExchangeConfig(
                        Protocol.AUTO,
                        Optional.empty(),
                        false,
                        Duration.ofMinutes(3),
                        false,
                        false),
                    List.of())));
  }

  @Test
  void makesItsFolders() throws Exception {
    UkmsConfig config = ConfigReader.read(CLASSIC, Optional.of(folder));

    assertThat(config.keyFolder()).isDirectory();
    assertThat(config.stateFolder()).isDirectory();
    assertThat(Files.isWritable(config.stateFolder())).isTrue();
  }
}
