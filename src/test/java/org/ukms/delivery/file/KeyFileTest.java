package org.ukms.delivery.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.delivery.Handover;
import org.ukms.delivery.Reason;
import org.ukms.delivery.lane.Parcel;
import org.ukms.disk.Readers;
import org.ukms.key.SampleKeys;
import org.ukms.name.PeerName;

class KeyFileTest {

  private static final byte[] BYTES = Base64.getDecoder().decode(SampleKeys.PSK);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("a \"b\".psk");
  }

  private KeyFile file(KeyFormat format, Readers readers, Optional<EventLines> events)
      throws IOException {
    return new KeyFile(path, format, readers, Optional.empty(), events);
  }

  private static Parcel parcel(Reason reason) {
    return new Parcel(SampleKeys.psk(SampleKeys.PSK), reason, Handover.Facts.NONE);
  }

  @Test
  void l2_holdsTheKeyAsBase64HexOrBytes() throws IOException {
    file(KeyFormat.BASE64, Readers.OWNER, Optional.empty()).deliver(parcel(Reason.EXCHANGED));
    assertThat(path).hasContent(SampleKeys.PSK);

    file(KeyFormat.HEX, Readers.OWNER, Optional.empty()).deliver(parcel(Reason.EXCHANGED));
    assertThat(path).hasContent(HexFormat.of().formatHex(BYTES));

    file(KeyFormat.RAW, Readers.OWNER, Optional.empty()).deliver(parcel(Reason.EXCHANGED));
    assertThat(path).hasBinaryContent(BYTES);
  }

  @Test
  void l2_hasTheModeAndTheGroupThatAreConfigured() throws IOException {
    GroupPrincipal own = Files.readAttributes(folder, PosixFileAttributes.class).group();
    Readers readers = new Readers(PosixFilePermissions.fromString("rw-r-----"), Optional.of(own));

    file(KeyFormat.BASE64, readers, Optional.empty()).deliver(parcel(Reason.EXCHANGED));

    PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
    assertThat(PosixFilePermissions.toString(found.permissions())).isEqualTo("rw-r-----");
    assertThat(found.group()).isEqualTo(own);
  }

  @Test
  void l2_narrowsAFileThatMoreCanReadThanConfigured() throws IOException {
    Files.writeString(path, "old");
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
    Readers readers = new Readers(PosixFilePermissions.fromString("rw-r-----"), Optional.empty());

    assertThat(file(KeyFormat.BASE64, readers, Optional.empty()).target()).isEqualTo(path + "");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void tellsEachKeyInALineAsRosenpassDoes() throws IOException {
    Path events = folder.resolve("events");
    KeyFile file =
        file(
            KeyFormat.BASE64,
            Readers.OWNER,
            Optional.of(new EventLines(new PeerName("hsn_bob"), events)));

    file.deliver(parcel(Reason.EXCHANGED));
    file.deliver(parcel(Reason.STALE));

    String start = "output-key peer hsn_bob key-file \"" + folder + "/a \\\"b\\\".psk\" ";
    assertThat(events).hasContent(start + "exchanged\n" + start + "stale\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(events)))
        .isEqualTo("rw-------");
  }

  @Test
  void l3_aLineThatCannotBeWrittenIsAFailureOfTheDelivery() throws IOException {
    Path events = folder.resolve("gone").resolve("events");
    KeyFile file =
        file(
            KeyFormat.BASE64,
            Readers.OWNER,
            Optional.of(new EventLines(new PeerName("hsn_bob"), events)));

    assertThatThrownBy(() -> file.deliver(parcel(Reason.EXCHANGED)))
        .isInstanceOf(IOException.class)
        .hasMessage("event file " + events + ": its folder is gone");
  }
}
