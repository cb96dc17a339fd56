package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.Exchange.keyIdQuery;
import static org.ukms.etsi014.simulator.Exchange.keys;
import static org.ukms.etsi014.simulator.Exchange.refusal;
import static org.ukms.etsi014.simulator.Exchange.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.etsi014.simulator.request.KmeRefusal;

/** What is no request at all, and what no refusal says. */
class StrictJsonTest {

  private final Exchange kme = new Exchange();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"number\":1",
        "{'number':1}",
        "{number:1}",
        "{\"number\":01}",
        "{\"number\":NaN}",
        "{\"number\":1,}",
        "{/**/}",
        "{}}",
        "{\"number\":1,\"number\":1}",
        "forged\nline",
        "{\"x\":[{\"y\":1,\"y\":2}]}",
        "{\"x\":\"\n\"}",
        "\uFEFF\uFEFF{}"
      })
  void s1_refusesWhatIsNotStrictlyOneJsonObjectWithItsPlace(String body) {
    assertThat(refusal(() -> kme.post(body)).message())
        .matches(
            "body: not JSON, nested too deep, or a member given twice, line [12], column \\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "null", "1", "\"x\"", " "})
  void s1_refusesWhatIsNoObject(String body) {
    assertThat(refusal(() -> kme.post(body)).message()).isEqualTo("body: expected one JSON object");
  }

  @Test
  void s1_refusesWhatFollowsTheObject() {
    assertThat(refusal(() -> kme.post("{}{}")).message())
        .isEqualTo("body: expected nothing after the JSON object");
  }

  @Test
  void s1_refusesBodiesThatAreDeepOrHaveHugeNumbers() {
    String start = "body: not JSON, nested too deep";
    String deep = "[".repeat(16) + "]".repeat(16);
    assertThat(refusal(() -> kme.post("{\"x\":" + deep + "}")).message()).startsWith(start);
    assertThat(refusal(() -> kme.post("{\"x\":" + "9".repeat(60_000) + "}")).message())
        .startsWith(start);
    assertThat(keys(kme.post("{\"x\":" + "[".repeat(15) + "]".repeat(15) + "}"))).hasSize(1);
  }

  @Test
  void s1_refusesOtherEncodingsThanUtf8() {
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(
              refusal(() -> kme.device.getKey("b", "{\"number\":2}".getBytes(charset))).message())
          .startsWith("body: not JSON");
    }
    byte[] latin1 = "{\"é\":2}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refusal(() -> kme.device.getKey("b", latin1)).message())
        .startsWith("body: not JSON");
  }

  @Test
  void s2_repeatsNothingThatWasSent() {
    String sent = "sEnT";
    List<KmeRefusal> refusals =
        List.of(
            refusal(() -> kme.device.status(sent + "/", Optional.empty())),
            refusal(() -> kme.device.status(sent, Optional.empty())),
            refusal(() -> kme.get(Map.of("number", List.of(sent)))),
            refusal(() -> kme.post(sent)),
            refusal(() -> kme.post("{\"" + sent + "\":1,\"" + sent + "\":1}")),
            refusal(() -> kme.post("{\"number\":\"" + sent + "\"}")),
            refusal(() -> kme.post("{\"extension_mandatory\":[{\"" + sent + "\":1}]}")),
            refusal(() -> kme.post("{\"additional_slave_SAE_IDs\":[\"" + sent + "\"]}")),
            refusal(() -> kme.device.getKeyWithKeyIds("b", keyIdQuery(sent + "\n"))));
    for (KmeRefusal refusal : refusals) {
      assertThat(refusal.toString() + text(refusal.json())).doesNotContainIgnoringCase(sent);
      assertThat(refusal).hasNoCause();
    }
  }

  @Test
  void aRefusalIsABadRequestWithTheMessageAsItsErrorObject() {
    KmeRefusal refusal = refusal(() -> kme.post("{\"number\":0}"));
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(text(refusal.json())).isEqualTo("{\"message\":\"number: 0, expected 1 to 128\"}");
  }
}
