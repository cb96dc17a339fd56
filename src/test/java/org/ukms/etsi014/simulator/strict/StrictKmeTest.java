package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ALICE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.BOB;
import static org.ukms.etsi014.simulator.strict.StrictDevice.CAROL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.DAVE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.POOL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertGone;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertRefused;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertSame;
import static org.ukms.etsi014.simulator.strict.StrictDevice.body;
import static org.ukms.etsi014.simulator.strict.StrictDevice.bytes;
import static org.ukms.etsi014.simulator.strict.StrictDevice.id;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ids;
import static org.ukms.etsi014.simulator.strict.StrictDevice.keys;
import static org.ukms.etsi014.simulator.strict.StrictDevice.query;
import static org.ukms.etsi014.simulator.strict.StrictDevice.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.etsi014.simulator.Answer;

/** What is granted, and to whom. */
class StrictKmeTest {

  private static final String NOT_YOURS = "not a slave SAE of each of these keys";

  private final StrictDevice device = new StrictDevice();

  @Test
  void c20_tellsTheStatusUnderTheExactNamesFromBothEnds() {
    assertThat(text(device.status(ALICE, CAROL)))
        .isEqualTo(
            """
            {"source_KME_ID":"hsn_alice","target_KME_ID":"hsn_third",\
            "master_SAE_ID":"sae_alice","slave_SAE_ID":"sae_carol","key_size":256,\
            "stored_key_count":10,"max_key_count":10,"max_key_per_request":8,\
            "max_key_size":1024,"min_key_size":64,"max_SAE_ID_count":2}""");
    assertThat(text(device.status(CAROL, ALICE)))
        .startsWith("{\"source_KME_ID\":\"hsn_third\",\"target_KME_ID\":\"hsn_alice\"")
        .contains("\"master_SAE_ID\":\"sae_carol\",\"slave_SAE_ID\":\"sae_alice\"");
  }

  @Test
  void c30_getsOneKeyOfTheUsualSize() {
    List<JsonNode> keys = keys(device.enc(ALICE, BOB, query()));
    assertThat(keys).hasSize(1);
    assertThat(bytes(keys.get(0))).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource({"1, 64", "3, 1024", "8, 128", "2, 72"})
  void c31_c33_c35_getsAsManyKeysOfTheSizeAsAskedFor(int number, int size) {
    String full = "{`number`:%d,`size`:%d,`extension_mandatory`:[],`extension_optional`:[]}";
    List<JsonNode> keys = keys(device.enc(ALICE, BOB, body(full.formatted(number, size))));
    assertThat(keys).hasSize(number).allMatch(key -> bytes(key).length == size / 8);
    assertThat(keys.stream().map(StrictDevice::id)).doesNotHaveDuplicates();
    assertThat(keys.stream().map(key -> key.get("key"))).doesNotHaveDuplicates();
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void c32_c34_takesNoBodyForAnEmptyRequest(String body) {
    assertThat(keys(device.enc(ALICE, BOB, body(body)))).hasSize(1);
  }

  @Test
  void c36_theKeysLeaveThePoolWhicheverOfTheTwoAsks() {
    device.issued(ALICE, BOB, 3);
    device.issued(BOB, ALICE, 2);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL - 5);
    assertThat(device.stored(BOB, ALICE)).isEqualTo(POOL - 5);
    assertThat(device.stored(ALICE, CAROL)).isEqualTo(POOL);
  }

  @Test
  void c40_ignoresAnOptionalExtension() {
    assertThat(keys(device.enc(ALICE, BOB, body("{`extension_optional`:[{`x`:1}]}")))).hasSize(1);
  }

  @Test
  void c41_eachSlaveGetsTheSameKeyOnce() {
    List<JsonNode> keys =
        keys(
            device.enc(
                ALICE,
                BOB,
                body("{`number`:2,`additional_slave_SAE_IDs`:[`sae_dave`,`sae_carol`]}")));
    for (String slave : List.of(CAROL, BOB, DAVE)) {
      assertSame(keys, device.dec(slave, ALICE, keys));
      assertGone(device.dec(slave, ALICE, keys));
    }
    for (String slave : List.of(BOB, CAROL, DAVE)) {
      assertThat(device.stored(ALICE, slave)).isEqualTo(POOL - 2);
    }
    assertThat(device.stored(BOB, CAROL)).isEqualTo(POOL);
  }

  @Test
  void c51_keyIdsAreRandomUuidsInLowerCaseAndTakenInEither() {
    JsonNode key = device.issued(ALICE, BOB, 1).get(0);
    UUID id = UUID.fromString(id(key));
    assertThat(id.version()).isEqualTo(4);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id(key)).isEqualTo(id.toString());
    assertSame(
        List.of(key), device.dec(BOB, ALICE, query("key_ID", id(key).toUpperCase(Locale.ROOT))));
  }

  @Test
  void c60_aKeyIsKnownUnderTheNameOfItsMasterAlone() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 1);
    assertGone(device.dec(BOB, CAROL, keys));
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @Test
  void c61_nobodyGetsAKeyThatWasNotIssuedForHimNotEvenItsMaster() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    assertRefused(device.dec(CAROL, ALICE, keys), 401, NOT_YOURS);
    assertRefused(device.dec(ALICE, ALICE, keys), 401, NOT_YOURS);
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @Test
  void c61_oneKeyOfOthersAmongOursRefusesThemAll() {
    List<JsonNode> ours = device.issued(ALICE, BOB, 1);
    List<JsonNode> theirs = device.issued(ALICE, CAROL, 1);
    List<JsonNode> all = List.of(ours.get(0), theirs.get(0));
    assertRefused(device.dec(BOB, ALICE, all), 401, NOT_YOURS);
    assertSame(ours, device.dec(BOB, ALICE, ours));
  }

  @Test
  void c62_oneMissingKeyKeepsBackTheRest() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    String unknown = new UUID(1, 2).toString();
    Stream<String> asked = Stream.of(id(keys.get(0)), unknown, id(keys.get(1)));
    assertGone(device.dec(BOB, ALICE, ids(asked)));
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @Test
  void c63_deliveredKeysAreGone() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    assertSame(keys, device.dec(BOB, ALICE, keys));
    assertGone(device.dec(BOB, ALICE, keys));
    assertGone(device.dec(CAROL, ALICE, keys));
  }

  @Test
  void c64_keepsTheOrderOfTheRequest() {
    List<JsonNode> keys = new ArrayList<>(device.issued(ALICE, BOB, 5));
    Collections.swap(keys, 0, 3);
    Collections.reverse(keys);
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @Test
  void tellsWhatBecameOfTheKeysOfAPair() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 3);
    device.dec(BOB, ALICE, keys.subList(0, 2));
    assertThat(device.kme.view().pairs())
        .singleElement()
        .hasToString(
            "PairView[first=sae_alice, second=sae_bob, stored=7, waiting=1, issued=3, delivered=2,"
                + " expired=0]");
    assertThat(device.kme.view().isStrict()).isTrue();
  }

  @Test
  void aRefusalThatKnowsWhenTellsWhenToAskAgain() {
    device.issued(ALICE, BOB, 8);
    Answer refused = device.enc(ALICE, BOB, query("number", 5));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(text(refused))
        .isEqualTo(
            """
            {"message":"not enough keys in the pool",\
            "details":[{"stored_key_count":"2, expected 5"}]}""");
    assertThat(refused.retryAfter().orElseThrow().toSeconds()).isEqualTo(3);
  }
}
