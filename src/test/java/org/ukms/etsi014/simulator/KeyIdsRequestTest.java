package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.Exchange.keyIdQuery;
import static org.ukms.etsi014.simulator.Exchange.quoted;
import static org.ukms.etsi014.simulator.Exchange.refusal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Get key with key IDs does not grant, and the words for it. */
class KeyIdsRequestTest {

  private final Exchange kme = new Exchange();

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
}
