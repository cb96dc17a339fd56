package org.ukms.etsi014.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.Exchange.FIRST_ID;
import static org.ukms.etsi014.simulator.Exchange.FIRST_KEY;
import static org.ukms.etsi014.simulator.Exchange.KID_1;
import static org.ukms.etsi014.simulator.Exchange.json;
import static org.ukms.etsi014.simulator.Exchange.key;
import static org.ukms.etsi014.simulator.Exchange.keyId;
import static org.ukms.etsi014.simulator.Exchange.keyIdQuery;
import static org.ukms.etsi014.simulator.Exchange.keys;
import static org.ukms.etsi014.simulator.Exchange.link;
import static org.ukms.etsi014.simulator.Exchange.quoted;
import static org.ukms.etsi014.simulator.Exchange.refusal;
import static org.ukms.etsi014.simulator.Exchange.sha3;
import static org.ukms.etsi014.simulator.Exchange.text;
import static org.ukms.etsi014.simulator.Exchange.utf8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.name.SaeId;

/** What is granted. */
class SimulatedKmeTest {

  private final Exchange kme = new Exchange();

  @ParameterizedTest
  @ValueSource(strings = {"peer B", "a/b", "", ".", "..", "sae_älice", "a\nb", "a%20b"})
  void c10_refusesAnSaeIdThatIsNotWellFormed(String decoded) {
    String fault = "_SAE_ID: not an identifier, expected 1 to 64 of A-Z a-z 0-9 - . _ ~";
    assertThat(refusal(() -> kme.device.status(decoded, Optional.empty())).message())
        .startsWith("slave" + fault);
    assertThat(refusal(() -> kme.device.getKey(decoded, Map.of())).message())
        .startsWith("slave" + fault);
    assertThat(refusal(() -> kme.device.getKey(decoded, utf8("{}"))).message())
        .startsWith("slave" + fault);
    assertThat(refusal(() -> kme.device.getKeyWithKeyIds(decoded, KID_1)).message())
        .startsWith("master" + fault);
    assertThat(refusal(() -> kme.device.getKeyWithKeyIds(decoded, utf8("{}"))).message())
        .startsWith("master" + fault);
  }

  @Test
  void c10_givesKeysToAnyWellFormedSaeId() {
    assertThat(keys(kme.device.getKey("nobody~we.know-of", Map.of()))).hasSize(1);
    assertThat(keys(kme.device.getKeyWithKeyIds("nobody~we.know-of", KID_1))).hasSize(1);
  }

  @Test
  void c20_tellsTheStatusOfTheLinkToTheSlaveUnderTheExactNames() {
    assertThat(text(kme.device.status("sae_bob", Optional.empty())))
        .isEqualTo(
            """
            {"source_KME_ID":"hsn_alice","target_KME_ID":"hsn_bob",\
            "master_SAE_ID":"sae_alice","slave_SAE_ID":"sae_bob","key_size":256,\
            "stored_key_count":100000,"max_key_count":100000,"max_key_per_request":128,\
            "max_key_size":256,"min_key_size":256,"max_SAE_ID_count":0}""");
    assertThat(
            json(kme.device.status("sae_carol", Optional.empty())).get("target_KME_ID").textValue())
        .isEqualTo("hsn_carol");
  }

  @Test
  void c20_refusesTheStatusOfAnSaeWithoutALinkCapitalsIncluded() {
    for (String other : List.of("sae_alice", "sae_dave", "SAE_BOB")) {
      assertThat(refusal(() -> kme.device.status(other, Optional.empty())).message())
          .isEqualTo("slave_SAE_ID: not an SAE that this KME has a link to");
    }
  }

  @Test
  void c20_tellsTheFirstOfTwoLinksToOneSlave() {
    SimulatedLink again = link("hsn_other", "sae_bob");
    SimulatedKme device =
        new SimulatedKme(List.of(link("hsn_bob", "sae_bob"), again), UUID::randomUUID);
    assertThat(json(device.status("sae_bob", Optional.empty())).get("target_KME_ID").textValue())
        .isEqualTo("hsn_bob");
  }

  @Test
  void c20_withoutLinksTellsTheNamesOfWhoCallsAndOfWhomItAsksFor() {
    SimulatedKme ofAll = new SimulatedKme(List.of(), UUID::randomUUID);

    JsonNode status = json(ofAll.status("sae_bob", Optional.of(new SaeId("sae_dave"))));

    assertThat(status.get("master_SAE_ID").textValue()).isEqualTo("sae_dave");
    assertThat(status.get("slave_SAE_ID").textValue()).isEqualTo("sae_bob");
    assertThat(status.get("source_KME_ID")).isEqualTo(status.get("target_KME_ID"));
    assertThat(refusal(() -> ofAll.status("sae_bob", Optional.empty())).message())
        .isEqualTo("slave_SAE_ID: not an SAE that this KME has a link to");
  }

  @Test
  void c20_withLinksHasNoOthersWhoeverCalls() {
    assertThat(
            refusal(() -> kme.device.status("sae_dave", Optional.of(new SaeId("sae_bob"))))
                .message())
        .isEqualTo("slave_SAE_ID: not an SAE that this KME has a link to");
  }

  @Test
  void c21_neverStoresMoreThanItCan() {
    assertThat(
            json(kme.device.status("sae_bob", Optional.empty())).get("stored_key_count").intValue())
        .isBetween(
            128,
            json(kme.device.status("sae_bob", Optional.empty())).get("max_key_count").intValue());
  }

  @Test
  void c30_answersAGetWithoutParametersWithOneKey() {
    assertThat(text(kme.get(Map.of())))
        .isEqualTo("{\"keys\":[{\"key_ID\":\"" + FIRST_ID + "\",\"key\":\"" + FIRST_KEY + "\"}]}");
  }

  @Test
  void c31_answersAGetWithNumberAndSize() {
    assertThat(keys(kme.get(Map.of("number", List.of("3"), "size", List.of("256"))))).hasSize(3);
    assertThat(keys(kme.get(Map.of("number", List.of("0128"))))).hasSize(128);
    assertThat(keys(kme.get(Map.of("size", List.of("256"))))).hasSize(1);
  }

  @Test
  void c31_ignoresWhatTheStandardDoesNotKnow() {
    assertThat(keys(kme.get(Map.of("_", List.of("1", "2"), "Number", List.of("9"))))).hasSize(1);
  }

  @Test
  void c32_answersAPostOfAnEmptyObjectWithOneKey() {
    assertThat(keys(kme.post("{}"))).hasSize(1);
    assertThat(keys(kme.post(" \r\n\t{ } \n"))).hasSize(1);
  }

  @Test
  void c33_answersAPostWithEveryMemberThatCanBeMet() {
    assertThat(
            keys(
                kme.post(
                    """
                    {"number": 2, "size": 256,
                     "extension_mandatory": [{"ukms_key_source": "simulated"}],
                     "extension_optional": [{"route": {"via": ["a"]}}],
                     "unknown": null}
                    """)))
        .hasSize(2);
  }

  @Test
  void c34_takesAPostWithoutABodyForAnEmptyObject() {
    assertThat(text(kme.post(""))).isEqualTo(text(new Exchange().post("{}")));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 127, 128})
  void c35_deliversExactlyTheNumberAskedForEachWithAnIdOfItsOwn(int number) {
    Set<String> ids = new HashSet<>();
    keys(kme.post("{\"number\":" + number + "}")).forEach(key -> ids.add(keyId(key)));
    assertThat(ids).hasSize(number);
  }

  @Test
  void c50to53_aContainerHasKeysOfPaddedBase64AndNothingElse() {
    byte[] reply = kme.get(Map.of());
    assertThat(json(reply).fieldNames()).toIterable().containsExactly("keys");
    assertThat(keys(reply).get(0).fieldNames()).toIterable().containsExactly("key_ID", "key");
    assertThat(keys(reply).get(0).get("key").textValue()).matches("[A-Za-z0-9+/]{43}=");
  }

  @Test
  void c60_deliversTheKeyOfAnIdToTheMastersCounterpart() {
    assertThat(key(kme.device.getKeyWithKeyIds("sae_bob", KID_1)))
        .isEqualTo("psb9CsYGFitI9Ifco/IsVTUkZpRmr+Gmgv+5/GfRcf8=");
    assertThat(key(kme.dec("{\"key_IDs\":[{\"key_ID\":\"KID-1\",\"key_ID_extension\":{}}]}")))
        .isEqualTo("psb9CsYGFitI9Ifco/IsVTUkZpRmr+Gmgv+5/GfRcf8=");
    assertThat(key(kme.device.getKeyWithKeyIds("x", keyIdQuery(FIRST_ID)))).isEqualTo(FIRST_KEY);
  }

  @Test
  void c60_bothEndsGetTheSameKeyAndItMayBeAskedForAgain() {
    byte[] enc = kme.get(Map.of());
    Map<String, List<String>> query = keyIdQuery(keyId(keys(enc).get(0)));
    assertThat(new Exchange().device.getKeyWithKeyIds("sae_alice", query)).isEqualTo(enc);
    assertThat(new Exchange().device.getKeyWithKeyIds("sae_alice", query)).isEqualTo(enc);
  }

  @Test
  void c64_keepsTheOrderOfTheRequest() {
    List<String> ids = IntStream.range(0, 128).mapToObj(i -> "id " + (i * 37 % 128)).toList();
    String elements =
        String.join(",", ids.stream().map(id -> "{\"key_ID\":\"" + id + "\"}").toList());
    assertThat(keys(kme.dec("{\"key_IDs\":[" + elements + "],\"key_IDs_extension\":{}}")))
        .extracting(Exchange::keyId)
        .isEqualTo(ids);
  }

  @Test
  void c64_hashesAKeyIdAsItStands() {
    for (String id : hashableIds().toList()) {
      byte[] reply = kme.device.getKeyWithKeyIds("sae_bob", keyIdQuery(id));
      assertThat(keyId(keys(reply).get(0))).isEqualTo(id);
      assertThat(key(reply)).isEqualTo(sha3(id));
      assertThat(kme.dec("{\"key_IDs\":[{\"key_ID\":" + quoted(id) + "}]}")).isEqualTo(reply);
    }
  }

  private static Stream<String> hashableIds() {
    return Stream.of(
        "a",
        FIRST_ID.toUpperCase(Locale.ROOT),
        " \"\\/<é€",
        "\uD83D\uDD11".repeat(128),
        "\"".repeat(128));
  }
}
