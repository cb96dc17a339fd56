package org.ukms.etsi014.simulator;

import org.ukms.etsi014.simulator.request.KmeRefusal;

/** What the stateless device takes for a key ID: almost any text (C-64). */
final class AnyKeyId {

  private static final int MAX_CHARACTERS = 128;

  private AnyKeyId() {}

  static String read(String path, String keyId) {
    int characters = keyId.codePointCount(0, keyId.length());
    if (characters < 1 || characters > MAX_CHARACTERS) {
      throw new KmeRefusal(
          path + ": " + characters + " characters, expected 1 to " + MAX_CHARACTERS);
    }
    if (keyId.codePoints().anyMatch(AnyKeyId::isUnfit)) {
      throw new KmeRefusal(path + ": expected no control characters and no half of a surrogate");
    }
    return keyId;
  }

  // Half of a surrogate pair has no UTF-8: all such key IDs would hash alike.
  private static boolean isUnfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
