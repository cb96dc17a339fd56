package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Secrets, in every form in which they may turn up in a text. */
final class Needles {

  private final Map<String, String> forms = new LinkedHashMap<>();

  void addAll(Collection<byte[]> secrets) {
    secrets.forEach(this::add);
  }

  void add(byte[] secret) {
    String hex = HexFormat.of().formatHex(secret);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
    String urlSafe = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    forms.put(new String(secret, ISO_8859_1), "raw");
    forms.put(hex, "hex");
    forms.put(HexFormat.of().withUpperCase().formatHex(secret), "upper-case hex");
    // Whoever finds these finds them with their padding, too.
    forms.put(base64, "base64");
    // The same where neither + nor / is in it: a quarter of all keys.
    forms.putIfAbsent(urlSafe, "URL-safe base64");
    // Half a key is a leak, too, and a third of one that is logged in groups.
    forms.put(hex.substring(0, 24), "the beginning in hex");
    forms.put(base64.substring(0, 20), "the beginning in base64");
  }

  int size() {
    return forms.size();
  }

  /** Which forms stand in this; never the secret itself. */
  Set<String> in(byte[] haystack) {
    String text = new String(haystack, ISO_8859_1);
    Set<String> found = new TreeSet<>();
    forms.forEach(
        (form, kind) -> {
          if (text.contains(form)) {
            found.add(kind);
          }
        });
    return found;
  }
}
