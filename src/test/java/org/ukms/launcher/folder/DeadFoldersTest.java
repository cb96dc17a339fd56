package org.ukms.launcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-7: what a killed process left goes, what a living one uses stays. */
class DeadFoldersTest {

  @TempDir Path parent;
  private PrivateFolder own;

  @BeforeEach
  void makeOwn() throws IOException {
    own = new PrivateFolder(parent);
    own.make();
  }

  @AfterEach
  void deleteOwn() throws IOException {
    own.delete();
  }

  @Test
  void deletesAFolderThatNobodyHasLocked() throws IOException {
    Path dead = folder("ukms-4711-0123456789abcdef");
    Files.createDirectories(dead.resolve("payara/runtime"));
    Files.writeString(dead.resolve("payara/runtime/a.jar"), "x");
    Files.createFile(dead.resolve("lock"));

    sweep(Instant.now());

    assertThat(dead).doesNotExist();
    assertThat(own.path()).exists();
  }

  @Test
  void deletesAFolderThatSomebodyWasKilledWhileDeleting() throws IOException {
    Path dead = folder("ukms-4711-0123456789abcdef");

    sweep(Instant.now());

    assertThat(dead).doesNotExist();
  }

  @Test
  void leavesTheFolderOfALivingProcessUntilItIsKilled() throws Exception {
    Process other = LockHolder.start(parent);
    try {
      Path live = Path.of(LockHolder.firstLine(other));

      sweep(Instant.now());
      assertThat(live.resolve("lock")).exists();

      other.destroyForcibly();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      sweep(Instant.now());
      assertThat(live).doesNotExist();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void leavesAFolderInTheMakingAnHour() throws IOException {
    Path unfinished = folder(".ukms-4711-0123456789abcdef");
    Instant made = Files.getLastModifiedTime(unfinished).toInstant();

    sweep(made.plus(Duration.ofMinutes(59)));
    assertThat(unfinished).exists();

    sweep(made.plus(Duration.ofMinutes(61)));
    assertThat(unfinished).doesNotExist();
  }

  @Test
  void leavesWhatIsNotOfItsMaking() throws IOException {
    Path named = folder("ukms-backup");
    Path noLock = folder("ukms-4711-0123456789abcdef");
    Files.writeString(noLock.resolve("file"), "x");
    Path target = Files.createDirectory(parent.resolve("target"));
    Files.createFile(target.resolve("lock"));
    Path link = parent.resolve("ukms-4712-0123456789abcdef");
    Files.createSymbolicLink(link, target);
    Path linkedLock = folder("ukms-4713-0123456789abcdef");
    Files.createSymbolicLink(linkedLock.resolve("lock"), target.resolve("lock"));

    sweep(Instant.now());

    assertThat(named).exists();
    assertThat(noLock.resolve("file")).exists();
    assertThat(target.resolve("lock")).exists();
    assertThat(link).isSymbolicLink();
    assertThat(linkedLock).exists();
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(parent.resolve(name));
  }

  private void sweep(Instant now) {
    DeadFolders.delete(parent, own.path(), now);
  }
}
