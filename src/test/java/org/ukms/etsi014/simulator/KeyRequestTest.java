package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.Exchange.keys;
import static org.ukms.etsi014.simulator.Exchange.refusal;
import static org.ukms.etsi014.simulator.Exchange.text;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Get key does not grant, and the words for it. */
class KeyRequestTest {

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
}
