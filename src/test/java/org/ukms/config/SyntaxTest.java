package org.ukms.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CFG-1, CFG-4 and CFG-5: files that are no TOML, or no files. */
class SyntaxTest {

  @TempDir Path folder;

  @Test
  void reportsAllErrorsOfSyntaxWithTheirPositions() {
    assertThat(new NodeFile(folder).problems("key_folder = \"a\nukms_port = \nukms_bind = \"\\q\""))
        .containsExactly(
            "1:16: Unexpected end of line, expected \" or a character",
            "2:13: Unexpected end of line, expected a value",
            "3:14: Invalid escape sequence '\\q'");
  }

  @Test
  void checksTheValuesThatCouldBeReadAndMissesNoneThatCouldNot() {
    assertThat(new NodeFile(folder).problems(NodeFile.with("\"bob\"", "bob").replace("120", "0")))
        .hasSize(2)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("1:1 key_rotation_seconds: 0 is"))
        .satisfies(lines -> assertThat(lines.get(1)).startsWith("8:9: Unexpected"));
    assertThat(new NodeFile(folder).problems(NodeFile.with("\"hsn_alice\"", "")))
        .containsExactly("9:17: Unexpected end of line, expected a value");
  }

  @Test
  void reportsNoKeysThatStandInAWrongTableAfterABrokenHeader() {
    assertThat(new NodeFile(folder).problems(NodeFile.with("[peers.hsn_bob]", "[peers.]")))
        .singleElement()
        .asString()
        .startsWith("5:8: Unexpected");
  }

  @Test
  void refusesAKeyThatIsSetTwice() {
    assertThat(new NodeFile(folder).problems(NodeFile.withTop("ukms_port = 1")))
        .containsExactly("4:1: ukms_port previously defined at line 3, column 1");
  }

  @Test
  void refusesWhatTheParserItselfFailsOn() {
    assertThat(new NodeFile(folder).problems("o={E,#\u0000T"))
        .singleElement()
        .asString()
        .endsWith("node.toml: not TOML at all, expected a configuration");
  }

  @Test
  void ignoresAByteOrderMark() throws Exception {
    assertThat(new NodeFile(folder).read("\uFEFF" + NodeFile.SOUND).peers()).hasSize(1);
  }

  @Test
  void escapesWhatCouldForgeALineOfALog() {
    assertThat(new NodeFile(folder).problems(NodeFile.withTop("\"a\\n\\u001b\\u202e\\\"b\" = 1")))
        .singleElement()
        .asString()
        .startsWith("4:1 \"a\\u000a\\u001b\\u202e\\\"b\": unknown key, expected one of ");
    assertThat(new NodeFile(folder).problems(NodeFile.withTop("key\u202e = 1")))
        .singleElement()
        .asString()
        .contains("4:4: Unexpected")
        .doesNotContain("\u202e");
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(new NodeFile(folder).problems(NodeFile.withTop("x".repeat(100_000) + " = 1")))
        .singleElement()
        .asString()
        .hasSizeLessThan(400)
        .startsWith("4:1 \"" + "x".repeat(80) + "...\": unknown key");
  }

  @Test
  void saysWhereTheTextIsNotUtf8() throws Exception {
    Path file = folder.resolve("latin1.toml");
    Files.write(file, "a = 1\n# b\u00fcro".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> ConfigReader.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + " 2:4: not UTF-8, expected UTF-8 text");
  }

  @Test
  void refusesAFileWhoseLastCharacterIsCut() throws Exception {
    Path file = folder.resolve("cut.toml");
    Files.write(file, new byte[] {'#', (byte) 0xc3});

    assertThatThrownBy(() -> ConfigReader.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + " 1:2: not UTF-8, expected UTF-8 text");
  }

  @Test
  void readsAMebibyteAndNotMore() throws Exception {
    NodeFile node = new NodeFile(folder);
    String comment = "#".repeat((8 << 20) - NodeFile.SOUND.length());

    assertThat(node.read(NodeFile.SOUND + comment).peers()).hasSize(1);
    assertThat(node.problems(NodeFile.SOUND + comment + "#"))
        .singleElement()
        .asString()
        .endsWith("node.toml: more than 8 MiB, expected a configuration");
  }

  @Test
  void refusesAFolderAndADevice() {
    assertThatThrownBy(() -> ConfigReader.read(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(folder + ": a folder, expected a TOML file");
    assertThatThrownBy(() -> ConfigReader.read(Path.of("/dev/zero")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("/dev/zero: not a regular file, expected a TOML file");
  }

  @Test
  void reportsAFileThatCannotBeRead() {
    // Reading it fails for everybody, root included: no memory is mapped at its start.
    assertThatThrownBy(() -> ConfigReader.read(Path.of("/proc/self/mem")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("/proc/self/mem: cannot be read: ");
  }
}
