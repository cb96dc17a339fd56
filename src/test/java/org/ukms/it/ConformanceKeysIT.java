package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict simulated KME by the numbers of the checklist: Get key and its answer. */
@Tag(Host.ANY)
class ConformanceKeysIT {

  private static final String UUID_4 =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @TempDir static Path folder;

  private static StrictNode kme;
  private static Sae alice;

  @BeforeAll
  static void startAKmeWhosePoolsAreNotRefilled() throws IOException, InterruptedException {
    String settings =
        "max_key_count = 2000\nrefill_keys_per_minute = 0\nmax_sae_id_count = 2\nkey_size = 192\n";
    kme = StrictNode.start(folder, settings);
    alice = kme.sae("sae_alice");
  }

  @AfterAll
  static void endIt() {
    if (kme != null) {
      kme.close();
    }
  }

  @Test
  void c30GetWithoutParameters() throws IOException {
    assertThat(bits(Sae.key(alice.getKey("sae_bob", "")))).isEqualTo(192);
  }

  @Test
  void c31GetWithParameters() throws IOException {
    List<JsonNode> keys = Sae.keys(alice.getKey("sae_bob", "?number=3&size=1024"));
    assertThat(keys).hasSize(3).allMatch(key -> bits(key) == 1024);
    assertThat(bits(Sae.key(alice.getKey("sae_bob", "?size=64")))).isEqualTo(64);
    assertThat(Sae.keys(alice.getKey("sae_bob", "?number=2"))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number=0", "number=-1",
        "number=129", "number=1.0",
        "number=1e0", "number=",
        "number=one", "number=9223372036854775808",
        "number=1&number=1", "size=0",
        "size=-64", "size=56",
        "size=1032", "size=18446744073709551616",
        "size=256&size=256", "additional_slave_SAE_IDs=sae_carol",
        "extension_mandatory=a",
      })
  void c31RefusesParametersThatAreOutOfRangeOrNoneOfAGet(String query) throws IOException {
    Sae.refusal(alice.getKey("sae_bob", "?" + query), 400);
  }

  @Test
  void c32PostOfAnEmptyObject() throws IOException {
    assertThat(bits(Sae.key(alice.postKey("sae_bob", "{}")))).isEqualTo(192);
  }

  @Test
  void c33PostOfAFullBody() throws IOException {
    String full =
        """
        {"number": 2, "size": 512, "additional_slave_SAE_IDs": ["sae_carol"],
         "extension_mandatory": [], "extension_optional": [{"a": {"b": [1]}}]}""";
    List<JsonNode> keys = Sae.keys(alice.postKey("sae_bob", full));
    assertThat(keys).hasSize(2).allMatch(key -> bits(key) == 512);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"number\": 0}", "{\"number\": 129}",
        "{\"number\": \"1\"}", "{\"number\": 1.5}",
        "{\"number\": null}", "{\"number\": 9223372036854775808}",
        "{\"number\": 1, \"number\": 2}", "{\"size\": \"256\"}",
        "{\"size\": 56}", "{\"size\": 1032}",
        "{\"additional_slave_SAE_IDs\": \"sae_carol\"}", "{\"extension_mandatory\": {\"a\": 1}}",
        "{\"extension_optional\": [1]}", "{\"number\": 1",
        "[]", "{} {}",
      })
  void c33RefusesWhatIsOutOfRangeOrOfAnotherType(String body) throws IOException {
    Sae.refusal(alice.postKey("sae_bob", body), 400);
  }

  @Test
  void c34PostWithoutABody() throws IOException {
    Reply reply = alice.http().send("POST", Sae.path("sae_bob", "enc_keys"));
    assertThat(bits(Sae.key(reply))).isEqualTo(192);
  }

  @Test
  void c35ExactlyAsManyKeysOfExactlyTheSize() throws IOException {
    for (int size = 64; size <= 1024; size += 40) {
      String query = "?size=" + size;
      Reply reply =
          size % 16 == 0
              ? alice.getKey("sae_carol", query)
              : alice.postKey("sae_carol", "{\"size\": " + size + "}");
      assertThat(bits(Sae.key(reply))).isEqualTo(size);
    }
    List<JsonNode> keys = alice.draw("sae_carol", 128);
    assertThat(keys).hasSize(128);
    Set<String> different = new HashSet<>(Sae.ids(keys));
    keys.forEach(key -> different.add(key.get("key").textValue()));
    assertThat(different).as("IDs and keys").hasSize(256);
  }

  @Test
  void c36TheKeysLeaveThePool() throws IOException {
    Sae carol = kme.sae("sae_carol");
    int before = Sae.granted(carol.status("sae_dave")).get("stored_key_count").intValue();
    carol.draw("sae_dave", 3);
    Sae.refusal(carol.getKey("sae_dave", "?size=63"), 400);
    int after = Sae.granted(carol.status("sae_dave")).get("stored_key_count").intValue();
    assertThat(after).isEqualTo(before - 3);
  }

  @Test
  void c37ASizeThatIsNoMultipleOf8() throws IOException {
    String expected = "size shall be a multiple of 8";
    assertThat(Sae.refusal(alice.getKey("sae_bob", "?size=65"), 400)).isEqualTo(expected);
    assertThat(Sae.refusal(alice.postKey("sae_bob", "{\"size\": 255}"), 400)).isEqualTo(expected);
  }

  @Test
  void c38AMandatoryExtensionThatIsNotSupported() throws IOException {
    String expected = "not all extension_mandatory parameters are supported";
    for (String extensions :
        List.of("{\"a\": 1}", "{\"ukms_key_source\": \"simulated\"}, {\"a\": 1}")) {
      String body = "{\"extension_mandatory\": [" + extensions + "]}";
      assertThat(Sae.error(alice.postKey("sae_bob", body), 400)).isEqualTo(expected);
    }
  }

  @Test
  void c39AMandatoryExtensionThatIsSupportedAndCannotBeMet() throws IOException {
    String body = "{\"extension_mandatory\": [{\"ukms_key_source\": \"photons\"}]}";
    assertThat(Sae.error(alice.postKey("sae_bob", body), 400))
        .isEqualTo("not all extension_mandatory request options could be met");
    Sae.key(alice.postKey("sae_bob", body.replace("photons", "simulated")));
  }

  @Test
  void c40AnOptionalExtensionIsIgnored() throws IOException {
    Sae.key(alice.postKey("sae_bob", "{\"extension_optional\": [{\"a\": 1}, {\"b\": null}]}"));
  }

  @Test
  void c41EveryAdditionalSlaveGetsTheSameKeyOnce() throws IOException {
    String body = "{\"additional_slave_SAE_IDs\": [\"sae_carol\", \"sae_dave\"]}";
    JsonNode key = Sae.key(alice.postKey("sae_bob", body));
    String id = key.get("key_ID").textValue();
    for (String slave : List.of("sae_dave", "sae_bob", "sae_carol")) {
      assertThat(Sae.key(kme.sae(slave).fetch("sae_alice", id))).isEqualTo(key);
      assertThat(Sae.refusal(kme.sae(slave).fetch("sae_alice", id), 400)).isEqualTo(Sae.NOT_FOUND);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "'sae_carol', 'sae_carol'",
        "'sae_bob'", "'sae_alice'",
        "'sae_eve'", "''",
        "' '", "'sae_carol', 'sae_dave', 'sae_eve'",
        "7", "null",
      })
  void c41RefusesAdditionalSlavesThatAreNone(String slaves) throws IOException {
    String body = "{\"additional_slave_SAE_IDs\": [" + slaves.replace('\'', '"') + "]}";
    Sae.refusal(alice.postKey("sae_bob", body), 400);
  }

  @Test
  void refusesASlaveThatIsUnknownOrTheMasterItself() throws IOException {
    for (String slave : List.of("sae_alice", "sae_eve")) {
      Sae.refusal(alice.getKey(slave, ""), 400);
      Sae.refusal(alice.postKey(slave, "{}"), 400);
      Sae.refusal(alice.status(slave), 400);
    }
  }

  @Test
  void c50TheAnswerHasKeysInLowerCase() throws IOException {
    Reply reply = alice.getKey("sae_bob", "?number=2");
    assertThat(Sae.stream(Sae.granted(reply))).containsExactly("keys");
    assertThat(Sae.keys(reply))
        .allSatisfy(key -> assertThat(Sae.stream(key)).containsExactlyInAnyOrder("key_ID", "key"));
  }

  @Test
  void c51KeyIdsAreUuidsInLowerCaseAndTakenInEither() throws IOException {
    List<String> ids = Sae.ids(alice.draw("sae_bob", 2));
    assertThat(ids).allMatch(id -> id.matches(UUID_4));
    Sae bob = kme.sae("sae_bob");
    JsonNode byGet = Sae.key(bob.fetch("sae_alice", ids.get(0).toUpperCase(Locale.ROOT)));
    List<String> upper = List.of(ids.get(1).toUpperCase(Locale.ROOT));
    JsonNode byPost = Sae.key(bob.fetch("sae_alice", upper));
    assertThat(Sae.ids(List.of(byGet, byPost))).isEqualTo(ids);
  }

  @Test
  void c52KeysAreBase64WithPaddingAndWithoutLineBreaks() throws IOException {
    for (int size : List.of(64, 72, 256, 1024)) {
      String key = Sae.key(alice.getKey("sae_bob", "?size=" + size)).get("key").textValue();
      assertThat(key).matches("[A-Za-z0-9+/]+={0,2}").hasSize((size / 8 + 2) / 3 * 4);
    }
  }

  @Test
  void c53MembersThatSayNothingAreLeftOut() throws IOException {
    Reply reply = alice.getKey("sae_bob", "");
    String id = Sae.key(reply).get("key_ID").textValue();
    Reply fetched = kme.sae("sae_bob").fetch("sae_alice", id);
    for (Reply each : List.of(reply, fetched, alice.status("sae_bob"))) {
      Sae.granted(each);
      assertThat(each.body()).doesNotContain("null", "extension");
    }
    assertThat(alice.getKey("sae_bob", "?number=0").body()).doesNotContain("null", "details");
  }

  private static int bits(JsonNode key) {
    return 8 * Base64.getDecoder().decode(key.get("key").textValue()).length;
  }
}
