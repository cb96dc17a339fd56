package org.ukms.config;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A node's file in a folder of its own, which is the working folder, too. */
record NodeFile(Path folder) {

  /** Sound, with positions that tests count on: the peer's table is line 5. */
  static final String SOUND =
      """
      key_rotation_seconds = 120
      key_folder = "psk"
      ukms_port = 5555

      [peers.hsn_bob]
      etsi_url = "http://localhost:5555"
      ukms_url = "http://localhost:5556"
      alias = "bob"
      source_KME_ID = "hsn_alice"
      master_SAE_ID = "sae_alice"
      slave_SAE_ID = "sae_bob"
      """;

  /** The sound file with one text in it replaced. */
  static String with(String old, String other) {
    if (!SOUND.contains(old)) {
      throw new IllegalArgumentException(old);
    }
    return SOUND.replace(old, other);
  }

  /** The sound file with lines before its first table. */
  static String withTop(String lines) {
    return with("ukms_port = 5555\n", "ukms_port = 5555\n" + lines + "\n");
  }

  /** The sound file with a second peer, in which one text is replaced. */
  static String withSecond(String name, String old, String other) {
    String table = SOUND.substring(SOUND.indexOf("[peers"));
    return SOUND + table.replace("hsn_bob", name).replace(old, other);
  }

  UkmsConfig read(String toml) throws ConfigException {
    return ConfigReader.read(write(toml), Optional.of(folder));
  }

  /** What is wrong with the file, one line each, without the file's name. */
  List<String> problems(String toml) {
    return problems(toml, Optional.of(folder));
  }

  /** What is wrong with the file inside a server of others. */
  List<String> problemsOnServer(String toml) {
    return problems(toml, Optional.empty());
  }

  private List<String> problems(String toml, Optional<Path> workingFolder) {
    Path file = write(toml);
    try {
      UkmsConfig config = ConfigReader.read(file, workingFolder);
      return fail("read as %s", config);
    } catch (ConfigException e) {
      return e.getMessage().lines().map(line -> line.replace(file + " ", "")).toList();
    }
  }

  private Path write(String toml) {
    try {
      return Files.writeString(folder.resolve("node.toml"), toml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
