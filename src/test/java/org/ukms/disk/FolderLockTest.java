package org.ukms.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D-5. */
class FolderLockTest {

  @TempDir Path folder;

  private String inUse() {
    return folder + ": in use by another node (it holds a lock on the file 'lock' there)";
  }

  @Test
  void d5_refusesASecondInTheSameProcess() throws IOException {
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(IOException.class)
          .hasMessage(inUse());
    }
  }

  @Test
  void d5_knowsTheFolderByAnyOfItsNames() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> FolderLock.take(link)).hasMessageContaining("in use");
    }
  }

  @Test
  void d5_isFreeOnceClosedAndMayBeClosedTwice() throws IOException {
    FolderLock first = FolderLock.take(folder);
    first.close();

    try (FolderLock second = FolderLock.take(folder)) {
      assertThat(second).isNotNull();
      first.close();
      assertThatThrownBy(() -> FolderLock.take(folder)).hasMessage(inUse());
    }
  }

  @Test
  void d5_itsFileIsItsOwnersAloneAndStays() throws IOException {
    FolderLock.take(folder).close();

    Path file = folder.resolve("lock");
    assertThat(file).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void saysThatTheFolderIsGone() {
    Path gone = folder.resolve("gone");

    assertThatThrownBy(() -> FolderLock.take(gone))
        .isInstanceOf(IOException.class)
        .hasMessage(gone + ": its folder is gone");
  }

  @Test
  void saysWhyTheLockFileCannotBeMade() throws IOException {
    Files.createDirectory(folder.resolve("lock"));

    assertThatThrownBy(() -> FolderLock.take(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(folder + ": Is a directory");
    Files.delete(folder.resolve("lock"));
    FolderLock.take(folder).close();
  }

  /**
   * The attempt in between counts: closing any descriptor of a file ends all locks that the process
   * has on it.
   */
  @Test
  void d5_refusesAnotherProcessAlsoAfterASecondAttemptInThisOne() throws Exception {
    Process probe = probe();
    try (Writer words = probe.outputWriter(StandardCharsets.US_ASCII);
        BufferedReader answers = probe.inputReader(StandardCharsets.US_ASCII)) {
      try (FolderLock ours = FolderLock.take(folder)) {
        assertThat(ours).isNotNull();
        assertThat(ask(words, answers)).isEqualTo(inUse());
        assertThatThrownBy(() -> FolderLock.take(folder)).hasMessage(inUse());
        assertThat(ask(words, answers)).isEqualTo(inUse());
      }
      assertThat(ask(words, answers)).isEqualTo("taken FolderLock");
      assertThatThrownBy(() -> FolderLock.take(folder)).hasMessage(inUse());
      assertThat(ask(words, answers)).isEqualTo("freed");
      FolderLock.take(folder).close();
    } finally {
      probe.destroyForcibly().waitFor();
    }
  }

  @Test
  void d5_isFreeOnceItsProcessWasKilled() throws Exception {
    Process probe = probe();
    try (Writer words = probe.outputWriter(StandardCharsets.US_ASCII);
        BufferedReader answers = probe.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(ask(words, answers)).isEqualTo("taken FolderLock");
      assertThatThrownBy(() -> FolderLock.take(folder)).hasMessage(inUse());
      probe.destroyForcibly().waitFor();
      FolderLock.take(folder).close();
    } finally {
      probe.destroyForcibly().waitFor();
    }
  }

  private static String ask(Writer words, BufferedReader answers) throws IOException {
    words.write("go\n");
    words.flush();
    return answers.readLine();
  }

  private Process probe() throws IOException, URISyntaxException {
    String classPath = place(LockProbe.class) + File.pathSeparator + place(FolderLock.class);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            LockProbe.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
