package org.ukms.etsi014.simulator.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ukms.etsi014.simulator.request.KeyIdsRequest.Form;

/** What the simulated QKD device is asked for, in a body or in a query. */
public final class KeyCallFuzz {

  private static final Limits NARROW = new Limits(256, 256, 256, 128, 0);
  private static final Limits WIDE = new Limits(256, 64, 1024, 1000, 100);
  private static final Form<String> ANY = (path, text) -> text;
  private static final int LONGEST_REFUSAL = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private KeyCallFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    for (Limits limits : List.of(NARROW, WIDE)) {
      check(new Body(input::clone), limits);
      check(new Query(parameters(input)), limits);
    }
  }

  /** As a server decodes them: each line a name and a value, all of it UTF-8 or junk. */
  public static Map<String, List<String>> parameters(byte[] input) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String each : new String(input, UTF_8).split("[&\n]", -1)) {
      String[] pair = each.split("=", 2);
      parameters
          .computeIfAbsent(pair[0], any -> new ArrayList<>())
          .add(pair.length == 2 ? pair[1] : "");
    }
    return parameters;
  }

  private static void check(Content content, Limits limits) {
    try {
      KeyRequest request = content.keyRequest(limits);
      require(request.number() >= 1 && request.number() <= limits.maxKeyPerRequest(), "number");
      require(request.size() >= limits.minKeySize(), "size");
      require(request.size() <= limits.maxKeySize() && request.size() % 8 == 0, "size");
      require(request.additionalSlaves().size() <= limits.maxSaeIdCount(), "slaves");
      require(unique(request.additionalSlaves()), "a slave twice");
    } catch (KmeRefusal refusal) {
      check(refusal);
    }
    try {
      List<String> keyIds = content.keyIds(ANY, limits).keyIds();
      require(!keyIds.isEmpty() && keyIds.size() <= limits.maxKeyPerRequest(), "key IDs");
      require(unique(keyIds), "a key ID twice");
    } catch (KmeRefusal refusal) {
      check(refusal);
    }
  }

  private static boolean unique(List<?> list) {
    return new HashSet<>(list).size() == list.size();
  }

  /** It is an Error object, short, and quotes nothing. */
  private static void check(KmeRefusal refusal) {
    String json = new String(refusal.json(), ISO_8859_1);
    require(refusal.status() == 400, "status");
    require(json.length() < LONGEST_REFUSAL, "long: " + json);
    require(json.chars().allMatch(c -> c >= ' ' && c <= '~'), "unfit for a log: " + json);
    try {
      require(JSON.readTree(json).get("message").isTextual(), "no message: " + json);
    } catch (IOException noJson) {
      throw new AssertionError(json, noJson);
    }
  }

  private static void require(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw new AssertionError(what);
    }
  }
}
