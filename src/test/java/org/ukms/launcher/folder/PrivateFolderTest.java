package org.ukms.launcher.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-7. */
class PrivateFolderTest {

  @TempDir Path parent;

  @Test
  void isOursAloneAndNamedAfterUs() throws IOException {
    PrivateFolder folder = new PrivateFolder(parent);
    folder.make();

    assertThat(folder.path().getFileName().toString())
        .matches("ukms-" + ProcessHandle.current().pid() + "-[0-9a-f]{16}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    assertThat(parent).isDirectoryContaining(each -> each.equals(folder.path()));
    folder.delete();
  }

  @Test
  void goesWithAllThatIsInItButNotWithWhatLinksPointTo() throws IOException {
    Path kept = Files.writeString(parent.resolve("kept"), "kept");
    PrivateFolder folder = new PrivateFolder(parent);
    folder.make();
    Path deep = Files.createDirectories(folder.path().resolve("a/b"));
    Files.writeString(deep.resolve("file"), "x");
    Files.createSymbolicLink(deep.resolve("link"), kept);
    Files.createSymbolicLink(deep.resolve("up"), parent);

    folder.delete();

    assertThat(parent).isDirectoryNotContaining(each -> !each.equals(kept));
    assertThat(kept).hasContent("kept");
  }

  @Test
  void canBeDeletedBeforeItIsMadeAndTwice() throws IOException {
    PrivateFolder folder = new PrivateFolder(parent);
    folder.delete();
    folder.make();
    folder.delete();
    folder.delete();

    assertThat(parent).isEmptyDirectory();
  }
}
