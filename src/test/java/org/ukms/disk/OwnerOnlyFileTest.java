package org.ukms.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFileTest {

  private static final int WRITES = 100;

  @TempDir Path folder;
  private Path path;
  private OwnerOnlyFile file;

  @BeforeEach
  void nameAFile() {
    path = folder.resolve("bob.key");
    file = new OwnerOnlyFile(path);
  }

  @Test
  void makesAFileOfItsOwnerAlone() throws IOException {
    file.replace(ascii("secret"));

    assertThat(path).hasContent("secret");
    assertThat(rights(path)).isEqualTo("rw-------");
    assertThat(names()).containsExactly("bob.key");
    assertThat(file.path()).isEqualTo(path);
  }

  @Test
  void d3_narrowsAFileThatWasThere() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    file.replace(ascii("new"));

    assertThat(path).hasContent("new");
    assertThat(rights(path)).isEqualTo("rw-------");
  }

  /** Whole contents of two lengths, and no rights of others, however often one looks. */
  @Test
  void d1_d3_aReaderNeverSeesAPartOrAFileOfOthers() throws Exception {
    byte[] one = new byte[60_000];
    byte[] other = new byte[30_000];
    Arrays.fill(one, (byte) '1');
    Arrays.fill(other, (byte) '2');
    file.replace(one);
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch looking = new CountDownLatch(1);
    Set<String> seen = new TreeSet<>();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<?> looks =
          reader.submit(
              () -> {
                while (!ended.get()) {
                  byte[] content = Files.readAllBytes(path);
                  seen.add(
                      Arrays.equals(content, one) || Arrays.equals(content, other)
                          ? "whole"
                          : content.length + " bytes");
                  rightsOfAll(seen);
                  looking.countDown();
                }
                return null;
              });
      looking.await();
      for (int i = 0; i < WRITES; i++) {
        file.replace(i % 2 == 0 ? other : one);
      }
      ended.set(true);
      finish(looks);
    } finally {
      ended.set(true);
      reader.shutdownNow();
    }

    assertThat(seen).containsExactly("rw-------", "whole");
  }

  @Test
  void d1_replacesWhatAKilledProcessLeft() throws IOException {
    Path left = folder.resolve(".bob.key.tmp");
    Files.writeString(left, "half");
    Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));

    file.replace(ascii("whole"));

    assertThat(path).hasContent("whole");
    assertThat(rights(path)).isEqualTo("rw-------");
    assertThat(names()).containsExactly("bob.key");
  }

  @Test
  void d3_writesThroughNoLinkThatLiesInTheTemporarysPlace() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Files.createSymbolicLink(folder.resolve(".bob.key.tmp"), victim);

    file.replace(ascii("secret"));

    assertThat(victim).hasContent("untouched");
    assertThat(path).hasContent("secret").isRegularFile();
  }

  @Test
  void d3_replacesALinkInsteadOfWritingThroughIt() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Files.createSymbolicLink(path, victim);

    file.replace(ascii("secret"));

    assertThat(victim).hasContent("untouched");
    assertThat(Files.isSymbolicLink(path)).isFalse();
  }

  @Test
  void d4_aFailedWriteLeavesNothingBehind() throws IOException {
    Files.createDirectory(path);
    Files.writeString(path.resolve("inside"), "old");

    IOException failure =
        catchThrowableOfType(IOException.class, () -> file.replace(ascii("secret")));

    assertThat(OwnerOnlyFile.reason(failure)).isEqualTo("Is a directory");
    assertThat(names()).containsExactly("bob.key");
    assertThat(path.resolve("inside")).hasContent("old");
  }

  @Test
  void d4_aWriteThatWasInterruptedChangesNothing() throws Exception {
    file.replace(ascii("old"));
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> write =
          writer.submit(
              () -> {
                Thread.currentThread().interrupt();
                file.replace(ascii("new"));
                return null;
              });
      assertThatThrownBy(write::get).hasCauseInstanceOf(IOException.class);
    } finally {
      writer.shutdownNow();
    }

    assertThat(path).hasContent("old");
    assertThat(names()).containsExactly("bob.key");
  }

  @Test
  void d4_saysThatItsFolderIsGone() {
    OwnerOnlyFile homeless = new OwnerOnlyFile(folder.resolve("gone").resolve("bob.key"));

    IOException failure =
        catchThrowableOfType(IOException.class, () -> homeless.replace(ascii("secret")));

    assertThat(OwnerOnlyFile.reason(failure)).isEqualTo("its folder is gone");
  }

  @Test
  void writesAgainAfterAFailure() throws IOException {
    Files.createDirectory(path);
    assertThatThrownBy(() -> file.replace(ascii("secret"))).isInstanceOf(IOException.class);

    Files.delete(path);
    file.replace(ascii("secret"));

    assertThat(path).hasContent("secret");
  }

  @Test
  void writesAnEmptyContent() throws IOException {
    file.replace(new byte[0]);

    assertThat(path).isEmptyFile();
  }

  @Test
  void readsWhatIsThere() throws IOException {
    assertThat(file.read(6)).isEmpty();

    file.replace(ascii("secret"));

    assertThat(file.read(6)).hasValue(ascii("secret"));
    assertThat(file.read(7)).hasValue(ascii("secret"));
  }

  @Test
  void readsNoMoreThanItIsAskedFor() throws IOException {
    file.replace(ascii("secret"));

    assertThat(file.read(5)).hasValue(ascii("secre"));
  }

  @Test
  void readsNoFolder() throws IOException {
    Files.createDirectory(path);

    assertThatThrownBy(() -> file.read(5)).isInstanceOf(IOException.class);
  }

  @Test
  void d3_narrowsWithoutAWrite() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));

    file.narrow();

    assertThat(rights(path)).isEqualTo("rw-------");
    assertThat(path).hasContent("old");
  }

  @Test
  void d3_widensNothingWhenItNarrows() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));

    file.narrow();

    assertThat(rights(path)).isEqualTo("r--------");
  }

  @Test
  void narrowsNothingWhereThereIsNoFile() throws IOException {
    file.narrow();

    assertThat(names()).isEmpty();
  }

  @Test
  void setsAsideUnderANameThatIsFree() throws IOException {
    for (String content : new String[] {"first", "second", "third"}) {
      file.replace(ascii(content));
      file.setAside(".damaged");
    }

    assertThat(folder.resolve("bob.key.damaged")).hasContent("first");
    assertThat(folder.resolve("bob.key.damaged-2")).hasContent("second");
    assertThat(folder.resolve("bob.key.damaged-3")).hasContent("third");
    assertThat(names()).hasSize(3);
    assertThat(rights(folder.resolve("bob.key.damaged"))).isEqualTo("rw-------");
  }

  @Test
  void tellsWhereItWasSetAside() throws IOException {
    Files.writeString(folder.resolve("bob.key.damaged"), "earlier");
    file.replace(ascii("x"));

    assertThat(file.setAside(".damaged")).isEqualTo(folder.resolve("bob.key.damaged-2"));
    assertThat(folder.resolve("bob.key.damaged")).hasContent("earlier");
  }

  @Test
  void setsNothingAsideWhereThereIsNoFile() {
    assertThatThrownBy(() -> file.setAside(".damaged")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void givesAReasonInWords() {
    assertThat(OwnerOnlyFile.reason(new NoSuchFileException("/a/b")))
        .isEqualTo("its folder is gone");
    assertThat(OwnerOnlyFile.reason(new AccessDeniedException("/a/b")))
        .isEqualTo("permission denied");
    assertThat(OwnerOnlyFile.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(OwnerOnlyFile.reason(new IOException())).isEqualTo("null");
  }

  private void rightsOfAll(Set<String> seen) throws IOException {
    for (String name : names()) {
      try {
        seen.add(rights(folder.resolve(name)));
      } catch (NoSuchFileException gone) {
        // the temporary, between two looks
      }
    }
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).map(Path::toString).collect(Collectors.toSet());
    }
  }

  private static void finish(Future<?> looks) throws InterruptedException {
    try {
      looks.get();
    } catch (ExecutionException failure) {
      throw new AssertionError("the reader found no file", failure.getCause());
    }
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
