package org.ukms.disk;

import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Who may read a file once it is whole.
 *
 * @param mode the rights on it
 * @param group whose it is, if that is not the group of this process
 */
public record Readers(Set<PosixFilePermission> mode, Optional<GroupPrincipal> group) {

  /** Its owner alone, who may write it, too. */
  public static final Readers OWNER =
      new Readers(PosixFilePermissions.fromString("rw-------"), Optional.empty());

  /** Copies the set. */
  public Readers {
    mode = Set.copyOf(mode);
  }
}
