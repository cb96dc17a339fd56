package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.Exchange.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not granted, and the words for it. */
class RefusalsTest {

  private final Exchange kme = new Exchange();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number | 0    | number: 0, expected 1 to 128",
        "number | -1   | number: -1, expected 1 to 128",
        "number | 129  | number: 129, expected 1 to 128",
        "number | 4294967297           | number: 4294967297, expected 1 to 128",
        "number | 18446744073709551617 | number: expected a 64-bit integer",
        "size   | 0    | size: 0, expected 256",
        "size   | 248  | size: 248, expected 256",
        "size   | 512  | size: 512, expected 256",
        "size   | 4294967552           | size: 4294967552, expected 256",
        "size   | 99999999999999999999 | size: expected a 64-bit integer",
      })
  void c35_refusesWhatIsOutOfRange(String name, String value, String message) {
    assertThat(refusal(() -> kme.get(Map.of(name, List.of(value)))).message()).isEqualTo(message);
    assertThat(refusal(() -> kme.post("{\"" + name + "\":" + value + "}")).message())
        .isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "1.0", "1e2", "+1", " 1", "1 ", "0x1", "٣", "null", "-"})
  void c31_refusesAParameterThatIsNoInteger(String value) {
    assertThat(refusal(() -> kme.get(Map.of("number", List.of(value)))).message())
        .isEqualTo("number: expected a 64-bit integer");
    assertThat(refusal(() -> kme.get(Map.of("size", List.of(value)))).message())
        .isEqualTo("size: expected a 64-bit integer");
  }

  @Test
  void c31_refusesAParameterGivenTwice() {
    assertThat(refusal(() -> kme.get(Map.of("number", List.of("1", "1")))).message())
        .isEqualTo("number: given 2 times, expected once");
  }

  @Test
  void c31_refusesAGetThatAsksForWhatOnlyAPostCan() {
    for (String name : List.of("additional_slave_SAE_IDs", "extension_mandatory")) {
      assertThat(refusal(() -> kme.get(Map.of(name, List.of("x")))).message())
          .isEqualTo(name + ": expected in the body of a POST");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`number`:`1`}                     | number: expected a 64-bit integer",
        "{`number`:1.0}                     | number: expected a 64-bit integer",
        "{`number`:null}                    | number: expected a 64-bit integer",
        "{`number`:true}                    | number: expected a 64-bit integer",
        "{`size`:[256]}                     | size: expected a 64-bit integer",
        "{`additional_slave_SAE_IDs`:`b`}   | additional_slave_SAE_IDs: expected an array",
        "{`additional_slave_SAE_IDs`:[`b`,1]} | additional_slave_SAE_IDs[1]: expected a string",
        "{`extension_mandatory`:{}}         | extension_mandatory: expected an array",
        "{`extension_mandatory`:[{},`x`]}   | extension_mandatory[1]: expected an object",
        "{`extension_mandatory`:null}       | extension_mandatory: expected an array",
        "{`extension_optional`:`x`}         | extension_optional: expected an array",
        "{`extension_optional`:[null]}      | extension_optional[0]: expected an object",
      })
  void c33_refusesAWrongTypeWithItsPlace(String body, String message) {
    assertThat(refusal(() -> kme.post(body.replace('`', '"'))).message()).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"sae_carol\"]", "[\"sae_carol\",\"sae_carol\"]"})
  void c33_refusesAdditionalSlaves(String slaves) {
    assertThat(refusal(() -> kme.post("{\"additional_slave_SAE_IDs\":" + slaves + "}")).message())
        .isEqualTo("additional_slave_SAE_IDs: expected none, max_SAE_ID_count is 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "255", "257", "-1"})
  void c37_refusesASizeThatIsNotAMultipleOfEight(String size) {
    String error =
        "{\"message\":\"size shall be a multiple of 8\",\"details\":[{\"size\":\""
            + size
            + ", expected 256\"}]}";
    assertThat(text(refusal(() -> kme.get(Map.of("size", List.of(size)))).json())).isEqualTo(error);
    assertThat(text(refusal(() -> kme.post("{\"size\":" + size + "}")).json())).isEqualTo(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{},{\"vendor_route\":\"x\"}]",
        "[{\"ukms_key_source\":\"qkd\"},{\"vendor_route\":\"direct\"}]",
        "[{\"ukms_key_source\":\"simulated\"},{\"ukms_key_source\":\"simulated\",\"x\":1}]",
        "[{},{\"UKMS_key_source\":\"simulated\"}]"
      })
  void c38_refusesAMandatoryExtensionThatIsNotSupported(String extensions) {
    assertThat(text(refusal(() -> kme.post("{\"extension_mandatory\":" + extensions + "}")).json()))
        .isEqualTo(
            """
            {"message":"not all extension_mandatory parameters are supported",\
            "details":[{"extension_mandatory_unsupported":\
            "extension_mandatory[1]: expected ukms_key_source"}]}""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"qkd\"", "\"Simulated\"", "\"\"", "null", "1", "[\"simulated\"]", "{}"})
  void c39_refusesAMandatoryExtensionThatCannotBeMet(String source) {
    String extensions = "[{\"ukms_key_source\":\"simulated\"},{\"ukms_key_source\":" + source;
    assertThat(
            text(refusal(() -> kme.post("{\"extension_mandatory\":" + extensions + "}]}")).json()))
        .isEqualTo(
            """
            {"message":"not all extension_mandatory request options could be met",\
            "details":[{"extension_mandatory_unmet":\
            "extension_mandatory[1].ukms_key_source: expected simulated"}]}""");
  }

  @Test
  void c40_answersARequestWhoseOptionalExtensionItIgnores() {
    assertThat(keys(kme.post("{\"extension_optional\":[{\"ukms_key_source\":\"qkd\"}]}")))
        .hasSize(1);
    assertThat(keys(kme.post("{\"extension_optional\":[]}"))).hasSize(1);
    assertThat(keys(kme.post("{\"extension_mandatory\":[]}"))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                  | key_IDs: missing",
        "{`key_ids`:[]}                      | key_IDs: missing",
        "{`key_IDs`:[]}                      | key_IDs: 0, expected 1 to 128",
        "{`key_IDs`:null}                    | key_IDs: expected an array",
        "{`key_IDs`:{`key_ID`:`a`}}          | key_IDs: expected an array",
        "{`key_IDs`:[`a`]}                   | key_IDs[0]: expected an object",
        "{`key_IDs`:[{}]}                    | key_IDs[0].key_ID: missing",
        "{`key_IDs`:[{`key_ID`:1}]}          | key_IDs[0].key_ID: expected a string",
        "{`key_IDs`:[{`key_ID`:``}]} | key_IDs[0].key_ID: 0 characters, expected 1 to 128",
        "{`key_IDs`:[{`key_ID`:`a`},{`key_ID`:`b`},{`key_ID`:`a`}]}"
            + " | key_IDs[2].key_ID: given before, expected once",
        "{`key_IDs`:[{`key_ID`:`a`,`key_ID_extension`:[]}]}"
            + " | key_IDs[0].key_ID_extension: expected an object",
        "{`key_IDs`:[{`key_ID`:`a`}],`key_IDs_extension`:[{}]}"
            + " | key_IDs_extension: expected an object",
      })
  void c60_refusesAKeyIdsObjectWithTheFaultsPlace(String body, String message) {
    assertThat(refusal(() -> kme.dec(body.replace('`', '"'))).message()).isEqualTo(message);
  }

  @Test
  void c60_refusesABodyThatIsEmpty() {
    assertThat(refusal(() -> kme.dec("")).message()).isEqualTo("body: expected one JSON object");
    assertThat(refusal(() -> kme.dec("  ")).message()).isEqualTo("body: expected one JSON object");
  }

  @Test
  void c60_refusesMoreKeyIdsThanMayBeAskedForAtOnce() {
    String ids =
        IntStream.range(0, 129)
            .mapToObj(i -> "{\"key_ID\":\"" + i + "\"}")
            .collect(Collectors.joining(","));
    assertThat(refusal(() -> kme.dec("{\"key_IDs\":[" + ids + "]}")).message())
        .isEqualTo("key_IDs: 129, expected 1 to 128");
  }

  @Test
  void c60_refusesAGetThatDoesNotNameExactlyOneKey() {
    assertThat(refusal(() -> kme.device.getKeyWithKeyIds("b", Map.of())).message())
        .isEqualTo("key_ID: missing, expected once");
    assertThat(
            refusal(() -> kme.device.getKeyWithKeyIds("b", Map.of("key_ID", List.of("x", "y"))))
                .message())
        .isEqualTo("key_ID: given 2 times, expected once");
    assertThat(
            refusal(() -> kme.device.getKeyWithKeyIds("b", Map.of("key_IDs", List.of("x"))))
                .message())
        .isEqualTo("key_IDs: expected in the body of a POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\0", "\u007F", "\u0085", "\uD83D", "\uDD11\uD83D", "x\tx"})
  void c60_refusesAKeyIdThatCouldForgeALineOrHasNoUtf8(String id) {
    String fault = "key_ID: expected no control characters and no half of a surrogate";
    assertThat(refusal(() -> kme.device.getKeyWithKeyIds("b", keyIdQuery(id))).message())
        .isEqualTo(fault);
    assertThat(refusal(() -> kme.dec("{\"key_IDs\":[{\"key_ID\":" + quoted(id) + "}]}")).message())
        .isEqualTo("key_IDs[0]." + fault);
  }

  @Test
  void c60_refusesAKeyIdThatIsTooShortOrTooLong() {
    assertThat(refusal(() -> kme.device.getKeyWithKeyIds("b", keyIdQuery(""))).message())
        .isEqualTo("key_ID: 0 characters, expected 1 to 128");
    assertThat(
            refusal(() -> kme.device.getKeyWithKeyIds("b", keyIdQuery("x".repeat(129)))).message())
        .isEqualTo("key_ID: 129 characters, expected 1 to 128");
  }

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
    String deep = "[".repeat(30_000) + "]".repeat(30_000);
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
            refusal(() -> kme.device.status(sent + "/")),
            refusal(() -> kme.device.status(sent)),
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
