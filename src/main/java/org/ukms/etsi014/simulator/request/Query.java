package org.ukms.etsi014.simulator.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of a GET, each given at most once.
 *
 * @param parameters decoded
 */
public record Query(Map<String, List<String>> parameters) implements Content {

  // Long.parseLong alone would take a sign + and the digits of other scripts, too.
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  @Override
  public KeyRequest keyRequest(Limits limits) {
    return KeyRequest.of(this, limits);
  }

  @Override
  public <I> KeyIdsRequest<I> keyIds(KeyIdsRequest.Form<I> form, Limits limits) {
    return KeyIdsRequest.of(this, form);
  }

  Optional<String> text(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new KmeRefusal(name + ": given " + values.size() + " times, expected once");
    }
    return values.stream().findFirst();
  }

  Optional<Long> integer(String name) {
    return text(name).map(value -> integer(name, value));
  }

  private static long integer(String name, String value) {
    try {
      if (INTEGER.matcher(value).matches()) {
        return Long.parseLong(value);
      }
    } catch (NumberFormatException e) {
      // more than 64 bits
    }
    throw new KmeRefusal(name + ": expected a 64-bit integer");
  }
}
