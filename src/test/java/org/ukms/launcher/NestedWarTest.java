package org.ukms.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-2. */
class NestedWarTest {

  @TempDir Path folder;

  @Test
  void unpacksClassesAndLibrariesAndNothingElse() throws IOException {
    InputStream war =
        war("index.html", "WEB-INF/classes/a/B.class", "WEB-INF/lib/c.jar", "WEB-INF/lib/d.txt");

    assertThat(NestedWar.unpack(war, folder))
        .containsExactly(
            folder.resolve("WEB-INF/classes/").toUri().toURL(),
            folder.resolve("WEB-INF/lib/c.jar").toUri().toURL());
    assertThat(folder.resolve("WEB-INF/classes/a/B.class")).hasContent("WEB-INF/classes/a/B.class");
    assertThat(Files.exists(folder.resolve("index.html"))).isFalse();
    assertThat(Files.exists(folder.resolve("WEB-INF/lib/d.txt"))).isFalse();
  }

  @Test
  void refusesAnEntryThatLeavesItsFolder() throws IOException {
    InputStream war = war("WEB-INF/classes/../../../evil.class");

    assertThatThrownBy(() -> NestedWar.unpack(war, folder.resolve("inner")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside");
  }

  private static InputStream war(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
