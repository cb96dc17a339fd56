package org.ukms.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** K-6, K-7. */
class StaticSecretTest {

  /** 32 bytes; their hash is OpenSSL's: openssl dgst -sha3-256. */
  private static final String TEXT = "0123456789abcdef0123456789abcdef";

  private static final String HASH =
      "5279051effe434d940425310faa9a7e7e7e675878cf3033374839f0f450c6a30";

  @TempDir Path folder;

  private Path file(String content, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), content, StandardCharsets.US_ASCII);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String hex(KeyMaterial secret) {
    return secret.expose(HexFormat.of()::formatHex);
  }

  /** In both ways, as the one goes before the other. */
  private static void refuses(Path file, String wrong) {
    String message = "static secret \"" + file + "\" " + wrong;
    assertThatThrownBy(() -> StaticSecret.check(new SecretSource.File(file)))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> StaticSecret.read(new SecretSource.File(file)))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "rw-------", "rwx------"})
  void isTheHashOfTheWholeFile(String mode) throws Exception {
    try (KeyMaterial secret = StaticSecret.read(new SecretSource.File(file(TEXT, mode)))) {
      assertThat(hex(secret)).isEqualTo(HASH);
    }
  }

  @Test
  void countsANewlineAtTheEndToo() throws Exception {
    try (KeyMaterial secret =
        StaticSecret.read(new SecretSource.File(file(TEXT + "\n", "rw-------")))) {
      assertThat(hex(secret)).isNotEqualTo(HASH);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rw-r-----", "rw--w----", "rw---x---", "rw----r--", "rw-----w-", "rw------x"})
  void refusesAFileOnWhichOthersHaveARight(String mode) throws Exception {
    refuses(file(TEXT, mode), "has mode " + mode + ", expected rw------- (chmod 600)");
  }

  @Test
  void takes64KibibytesAndNotMore() throws Exception {
    String longest = "x".repeat(64 * 1024);

    StaticSecret.read(new SecretSource.File(file(longest, "rw-------"))).close();
    refuses(
        file(longest + "x", "rw-------"), "has more than 65536 bytes, expected at most that many");
  }

  @Test
  void refusesAFileThatIsTooShort() throws Exception {
    refuses(file(TEXT.substring(1), "rw-------"), "has 31 bytes, expected at least 32");
    refuses(file("", "rw-------"), "has 0 bytes, expected at least 32");
  }

  @Test
  void refusesWhatIsNoRegularFile() {
    String wrong = "is not a regular file, expected a file that holds the secret";

    refuses(folder, wrong);
    refuses(Path.of("/dev/zero"), wrong);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    refuses(folder.resolve("none"), "does not exist, expected a file that holds the secret");
  }

  @Test
  void refusesAFileThatItMayNotRead() {
    // Linux lets not even root read it.
    refuses(
        Path.of("/proc/sys/vm/compact_memory"),
        "is not readable, expected a file that this user may read");
  }

  @Test
  void refusesAFileThatChangedAfterItWasChecked() throws Exception {
    Path file = file(TEXT, "rw-------");
    StaticSecret.check(new SecretSource.File(file));

    Files.writeString(file, "short");

    refuses(file, "has 5 bytes, expected at least 32");
  }

  @Test
  void followsALinkToTheFile() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file(TEXT, "rw-------"));

    try (KeyMaterial secret = StaticSecret.read(new SecretSource.File(link))) {
      assertThat(hex(secret)).isEqualTo(HASH);
    }
    Files.setPosixFilePermissions(link, PosixFilePermissions.fromString("rw-r--r--"));
    refuses(link, "has mode rw-r--r--, expected rw------- (chmod 600)");
  }

  @Test
  void asksForNoModeWhereTheFileSystemHasNone() throws Exception {
    URI archive = URI.create("jar:" + folder.resolve("secrets.zip").toUri());
    try (FileSystem withoutModes = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Path file = Files.writeString(withoutModes.getPath("secret"), TEXT);

      assertThatCode(() -> StaticSecret.check(new SecretSource.File(file)))
          .doesNotThrowAnyException();
      try (KeyMaterial secret = StaticSecret.read(new SecretSource.File(file))) {
        assertThat(hex(secret)).isEqualTo(HASH);
      }
    }
  }
}
