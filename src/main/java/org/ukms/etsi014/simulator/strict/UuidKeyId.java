package org.ukms.etsi014.simulator.strict;

import java.util.UUID;
import java.util.regex.Pattern;
import org.ukms.etsi014.simulator.request.KmeRefusal;

/** What this device takes for a key ID: a UUID in the form of RFC 9562, in either case (C-51). */
final class UuidKeyId {

  // UUID.fromString alone would take shorter ones, too.
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidKeyId() {}

  static UUID read(String path, String keyId) {
    if (!FORM.matcher(keyId).matches()) {
      throw new KmeRefusal(path + ": expected a UUID");
    }
    return UUID.fromString(keyId);
  }
}
