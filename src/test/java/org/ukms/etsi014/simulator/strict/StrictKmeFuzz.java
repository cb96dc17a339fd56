package org.ukms.etsi014.simulator.strict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.Content;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.etsi014.simulator.request.KeyCallFuzz;
import org.ukms.etsi014.simulator.request.Query;

/** Whatever the strict device is asked, by whomever. */
public final class StrictKmeFuzz {

  private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 503);
  private static final StrictDevice DEVICE = new StrictDevice();
  private static final ObjectMapper JSON = new ObjectMapper();

  private StrictKmeFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    // Its pools fill again, and keys of other inputs expire.
    DEVICE.wait(Duration.ofSeconds(20));
    String text = new String(input, UTF_8);
    Query query = new Query(KeyCallFuzz.parameters(input));
    for (Method method : Method.values()) {
      for (Content content : List.of(new Body(input::clone), query)) {
        check(DEVICE.call(method, StrictDevice.ALICE, StrictDevice.BOB, content));
      }
      check(DEVICE.call(method, StrictDevice.ALICE, text, query));
      check(DEVICE.call(method, text, StrictDevice.BOB, query));
    }
  }

  private static void check(Answer answer) {
    require(STATUSES.contains(answer.status()), "status " + answer.status());
    try {
      JsonNode json = JSON.readTree(answer.json());
      require(json.isObject(), "no object");
      require(answer.status() == 200 || json.get("message").isTextual(), "no message");
    } catch (IOException noJson) {
      throw new AssertionError("no JSON", noJson);
    }
  }

  private static void require(boolean fulfilled, String what) {
    if (!fulfilled) {
      throw new AssertionError(what);
    }
  }
}
