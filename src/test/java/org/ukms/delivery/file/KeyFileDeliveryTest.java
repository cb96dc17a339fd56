package org.ukms.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.Handover;
import org.ukms.key.Psk;
import org.ukms.key.SampleKeys;

class KeyFileDeliveryTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("bob.key");
  }

  @Test
  void l1_writesTheTextAndNothingElse() throws IOException {
    try (Psk psk = SampleKeys.psk(SampleKeys.PSK)) {
      new KeyFileDelivery(file).deliver(handed(psk));
    }

    assertThat(file).hasBinaryContent(SampleKeys.PSK.getBytes(StandardCharsets.US_ASCII));
    assertThat(rights()).isEqualTo("rw-------");
  }

  @Test
  void l2_narrowsAFileThatWasThereBeforeAnythingElse() throws IOException {
    Files.writeString(file, "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    KeyFileDelivery delivery = new KeyFileDelivery(file);
    assertThat(rights()).isEqualTo("rw-------");
    assertThat(file).hasContent("old");

    delivery.deliver(handed(SampleKeys.psk(SampleKeys.PSK)));
    assertThat(file).hasContent(SampleKeys.PSK);
  }

  @Test
  void l2_makesNoFileBeforeThereIsAPsk() throws IOException {
    assertThat(new KeyFileDelivery(file)).isNotNull();

    assertThat(file).doesNotExist();
  }

  @Test
  void l3_saysThatItFailedAndCanBeRepeated() throws IOException {
    KeyFileDelivery delivery = new KeyFileDelivery(file);
    Files.createDirectory(file);
    Psk psk = SampleKeys.psk(SampleKeys.PSK);

    assertThatThrownBy(() -> delivery.deliver(handed(psk)))
        .isInstanceOf(IOException.class)
        .hasMessage("key file " + file + ": Is a directory");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");

    Files.delete(file);
    delivery.deliver(handed(psk));
    delivery.deliver(handed(psk));
    assertThat(file).hasContent(SampleKeys.PSK);
  }

  @Test
  void l3_saysThatItsFolderIsGone() throws IOException {
    KeyFileDelivery delivery = new KeyFileDelivery(folder.resolve("gone").resolve("bob.key"));

    assertThatThrownBy(() -> delivery.deliver(handed(SampleKeys.psk(SampleKeys.PSK))))
        .isInstanceOf(IOException.class)
        .hasMessage("key file " + folder.resolve("gone/bob.key") + ": its folder is gone");
  }

  private static Handover handed(Psk psk) {
    return Handover.same(psk, Handover.Facts.NONE);
  }

  private String rights() throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
