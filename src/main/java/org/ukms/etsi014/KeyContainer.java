package org.ukms.etsi014;

import java.util.List;
import java.util.Optional;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;

/** A key container (clause 6.3) that was asked for one key (E-2). */
final class KeyContainer {

  private KeyContainer() {}

  /** Reads the one key, which has this ID if one is expected; whoever gets it closes it. */
  static QkdKey onlyKey(byte[] body, Optional<KeyId> expected) throws JsonFault {
    JsonMembers container = JsonMembers.of(body);
    var unused = container.object("key_container_extension");
    List<JsonMembers> keys = container.objects("keys");
    if (keys.size() != 1) {
      throw new JsonFault("keys", keys.size() + " keys, expected 1");
    }
    JsonMembers only = keys.get(0);
    var unusedToo = List.of(only.object("key_ID_extension"), only.object("key_extension"));
    QkdKey key = only.key();
    if (expected.isPresent() && !expected.get().lowerCase().equals(key.id().lowerCase())) {
      key.close();
      throw new JsonFault("keys[0].key_ID", "not the ID that was asked for");
    }
    return key;
  }
}
