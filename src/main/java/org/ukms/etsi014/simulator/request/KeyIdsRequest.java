package org.ukms.etsi014.simulator.request;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A Key IDs object (clause 6.4) that can be looked for (C-64).
 *
 * @param keyIds at least one, in the order of the request, none twice
 */
public record KeyIdsRequest<I>(List<I> keyIds) {

  private static final String KEY_ID = "key_ID";
  private static final String KEY_IDS = "key_IDs";

  /** What a device takes for a key ID. */
  @FunctionalInterface
  public interface Form<I> {

    /**
     * Reads one.
     *
     * @param path where it stands
     * @throws KmeRefusal if it has another form
     */
    I read(String path, String text);
  }

  /** Copies the list. */
  public KeyIdsRequest {
    keyIds = List.copyOf(keyIds);
  }

  static <I> KeyIdsRequest<I> of(Query query, Form<I> form) {
    if (query.parameters().containsKey(KEY_IDS)) {
      throw new KmeRefusal(KEY_IDS + ": expected in the body of a POST");
    }
    String keyId =
        query.text(KEY_ID).orElseThrow(() -> new KmeRefusal(KEY_ID + ": missing, expected once"));
    return new KeyIdsRequest<>(List.of(form.read(KEY_ID, keyId)));
  }

  static <I> KeyIdsRequest<I> of(StrictJson body, Form<I> form, Limits limits) {
    body.member("key_IDs_extension").ifPresent(StrictJson::object);
    List<StrictJson> elements = body.required(KEY_IDS).elements();
    if (elements.isEmpty() || elements.size() > limits.maxKeyPerRequest()) {
      throw new KmeRefusal(
          KEY_IDS + ": " + elements.size() + ", expected 1 to " + limits.maxKeyPerRequest());
    }
    Set<I> keyIds = new LinkedHashSet<>();
    for (StrictJson element : elements) {
      element.object().member("key_ID_extension").ifPresent(StrictJson::object);
      StrictJson keyId = element.required(KEY_ID);
      if (!keyIds.add(form.read(keyId.path(), keyId.text()))) {
        throw new KmeRefusal(keyId.path() + ": given before, expected once");
      }
    }
    return new KeyIdsRequest<>(List.copyOf(keyIds));
  }
}
