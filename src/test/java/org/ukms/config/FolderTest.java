package org.ukms.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CFG-6. */
class FolderTest {

  @TempDir Path folder;

  private UkmsConfig read(String keyFolder, String top) throws ConfigException {
    return new NodeFile(folder)
        .read(NodeFile.withTop(top).replace("\"psk\"", '"' + keyFolder + '"'));
  }

  private List<String> problems(String keyFolder, String top) {
    return new NodeFile(folder)
        .problems(NodeFile.withTop(top).replace("\"psk\"", '"' + keyFolder + '"'));
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void makesMissingFoldersAndTheirParentsForTheOwnerOnly() throws Exception {
    UkmsConfig config = read("./a/b/../c/", "state_folder = \"s/t\"");

    assertThat(config.keyFolder()).isEqualTo(folder.resolve("a/c"));
    assertThat(config.stateFolder()).isEqualTo(folder.resolve("s/t"));
    for (String made : List.of("a", "a/c", "s", "s/t")) {
      assertThat(mode(folder.resolve(made))).as(made).isEqualTo("rwx------");
    }
    assertThat(folder.resolve("a/b")).doesNotExist();
  }

  @Test
  void takesAnAbsolutePath() throws Exception {
    assertThat(read(folder.resolve("x") + "/", "").keyFolder()).isEqualTo(folder.resolve("x"));
  }

  @Test
  void refusesARelativeFolderOnAServer() {
    NodeFile file = new NodeFile(folder);
    String wrong = "is relative, expected an absolute path: the working folder is the server's";

    assertThat(file.problemsOnServer(NodeFile.withTop("state_folder = \"s\"")))
        .containsExactly("2:1 key_folder: \"psk\" " + wrong, "4:1 state_folder: \"s\" " + wrong);
    assertThat(file.problemsOnServer(NodeFile.with("key_folder = \"psk\"", "")))
        .containsExactly("key_folder: missing, expected the absolute path of a folder");
    assertThat(folder.resolve("psk")).doesNotExist();
  }

  @Test
  void makesNothingForAFaultyFile() {
    assertThat(problems("a/b", "state_folder = \"s\"\ncolour = 1")).hasSize(1);

    assertThat(folder.resolve("a")).doesNotExist();
    assertThat(folder.resolve("s")).doesNotExist();
  }

  @Test
  void leavesTheModeOfFoldersThatExist() throws Exception {
    Path keys = Files.createDirectory(folder.resolve("keys"));
    Path state = Files.createDirectory(folder.resolve("state"));
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwxrwx---"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

    read("keys", "state_folder = \"state\"");

    assertThat(mode(keys)).isEqualTo("rwxrwx---");
    assertThat(mode(state)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void refusesAStateFolderThatOthersMayWriteTo() throws Exception {
    Path state = Files.createDirectory(folder.resolve("state"));
    for (String open : List.of("rwxrwx---", "rwx----w-")) {
      Files.setPosixFilePermissions(state, PosixFilePermissions.fromString(open));

      assertThat(problems("psk", "state_folder = \"state\""))
          .containsExactly(
              "4:1 state_folder: \""
                  + state
                  + "\" has mode "
                  + open
                  + ", expected rwx------ (chmod 700)");
    }
  }

  @Test
  void refusesOneFolderForBoth() {
    assertThat(problems("psk", "state_folder = \"./x/../psk/\""))
        .containsExactly("4:1 state_folder: the same as key_folder, expected a folder of its own");
  }

  @Test
  void followsALinkToAFolder() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), real);

    assertThat(read("link", "").keyFolder()).isEqualTo(folder.resolve("link"));
    assertThat(real.resolve(".state")).isDirectory();
  }

  @Test
  void refusesAFileForAFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    String wrong = "2:1 key_folder: \"" + file + "\" is not a folder, expected a folder";

    assertThat(problems("file", "")).containsExactly(wrong);
    assertThat(problems("file/a/b", "")).containsExactly(wrong);
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThat(problems("", ""))
        .containsExactly("2:1 key_folder: empty, expected the path of a folder");
    assertThat(problems("~/psk", ""))
        .containsExactly("2:1 key_folder: ~ has no meaning here, expected the full path");
    assertThat(problems("a\\u0000b", ""))
        .containsExactly("2:1 key_folder: not a path, expected the path of a folder");
  }

  @Test
  void refusesAFolderThatIsNotWritable() {
    // Linux lets not even root make anything there.
    assertThat(problems("/proc/sys/kernel/a", ""))
        .containsExactly(
            "2:1 key_folder: \"/proc/sys/kernel\" is not writable,"
                + " expected a folder that this user may write to");
  }

  @Test
  void saysWhichFolderCannotBeMade() {
    String tooLong = "x".repeat(300);

    assertThat(problems(tooLong, ""))
        .singleElement()
        .asString()
        .startsWith("2:1 key_folder: \"" + folder)
        .endsWith("...\" cannot be made: File name too long");
  }

  @Test
  void reportsEachFolderThatCannotBeMadeForACauseOfItsOwn() throws Exception {
    Files.createSymbolicLink(folder.resolve("a"), folder.resolve("nowhere"));
    Files.createSymbolicLink(folder.resolve("b"), folder.resolve("nowhere"));

    assertThat(problems("a", "state_folder = \"b\""))
        .containsExactly(
            "2:1 key_folder: \"" + folder + "/a\" cannot be made: FileAlreadyExistsException",
            "4:1 state_folder: \"" + folder + "/b\" cannot be made: FileAlreadyExistsException");
  }
}
