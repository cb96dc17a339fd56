package org.ukms.etsi014.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A Key IDs object (clause 6.4) that can be granted (C-64).
 *
 * @param keyIds 1 to 128, in the order of the request, none twice
 */
record KeyIdsRequest(List<String> keyIds) {

  private static final String KEY_ID = "key_ID";
  private static final String KEY_IDS = "key_IDs";
  private static final int MAX_CHARACTERS = 128;

  static KeyIdsRequest of(Query query) {
    if (query.parameters().containsKey(KEY_IDS)) {
      throw new KmeRefusal(KEY_IDS + ": expected in the body of a POST");
    }
    String keyId =
        query.text(KEY_ID).orElseThrow(() -> new KmeRefusal(KEY_ID + ": missing, expected once"));
    return new KeyIdsRequest(List.of(checked(KEY_ID, keyId)));
  }

  static KeyIdsRequest of(StrictJson body) {
    body.member("key_IDs_extension").ifPresent(StrictJson::object);
    List<StrictJson> elements = body.required(KEY_IDS).elements();
    if (elements.isEmpty() || elements.size() > StatusReply.MAX_KEY_PER_REQUEST) {
      throw new KmeRefusal(
          KEY_IDS + ": " + elements.size() + ", expected 1 to " + StatusReply.MAX_KEY_PER_REQUEST);
    }
    Set<String> keyIds = new LinkedHashSet<>();
    for (StrictJson element : elements) {
      element.object().member("key_ID_extension").ifPresent(StrictJson::object);
      StrictJson keyId = element.required(KEY_ID);
      if (!keyIds.add(checked(keyId.path(), keyId.text()))) {
        throw new KmeRefusal(keyId.path() + ": given before, expected once");
      }
    }
    return new KeyIdsRequest(List.copyOf(keyIds));
  }

  private static String checked(String path, String keyId) {
    int characters = keyId.codePointCount(0, keyId.length());
    if (characters < 1 || characters > MAX_CHARACTERS) {
      throw new KmeRefusal(
          path + ": " + characters + " characters, expected 1 to " + MAX_CHARACTERS);
    }
    if (keyId.codePoints().anyMatch(KeyIdsRequest::isUnfit)) {
      throw new KmeRefusal(path + ": expected no control characters and no half of a surrogate");
    }
    return keyId;
  }

  // Half of a surrogate pair has no UTF-8: all such key IDs would hash alike.
  private static boolean isUnfit(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }
}
