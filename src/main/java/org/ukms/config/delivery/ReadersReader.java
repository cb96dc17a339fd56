package org.ukms.config.delivery;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;
import org.ukms.disk.Readers;

/** Reads who may read a key file: its owner, and no more than a group beside. */
final class ReadersReader {

  private static final Map<String, String> MODES =
      Map.of("0600", "rw-------", "0640", "rw-r-----", "0400", "r--------", "0440", "r--r-----");

  private final TableReader table;

  ReadersReader(TableReader table) {
    this.table = table;
  }

  /** They, or empty if a problem was noted. */
  Optional<Readers> read() {
    Optional<Set<PosixFilePermission>> mode = table.text("mode", "0600", ReadersReader::mode);
    if (!table.has("group")) {
      return mode.map(rights -> new Readers(rights, Optional.empty()));
    }
    Optional<GroupPrincipal> group =
        table.required("group", "the name of a group", ReadersReader::group);
    return mode.flatMap(rights -> group.map(who -> new Readers(rights, Optional.of(who))));
  }

  private static Set<PosixFilePermission> mode(String text) {
    if (!MODES.containsKey(text)) {
      throw new IllegalArgumentException(
          Quoted.value(text) + " is no mode of a key file, expected 0600, 0640, 0400 or 0440");
    }
    return PosixFilePermissions.fromString(MODES.get(text));
  }

  private static GroupPrincipal group(String text) {
    try {
      return FileSystems.getDefault()
          .getUserPrincipalLookupService()
          .lookupPrincipalByGroupName(text);
    } catch (IOException unknown) {
      throw new IllegalArgumentException(
          Quoted.value(text) + " is unknown, expected the name of a group", unknown);
    }
  }
}
