package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ALICE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.BOB;
import static org.ukms.etsi014.simulator.strict.StrictDevice.POOL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertRefused;
import static org.ukms.etsi014.simulator.strict.StrictDevice.body;
import static org.ukms.etsi014.simulator.strict.StrictDevice.json;
import static org.ukms.etsi014.simulator.strict.StrictDevice.query;
import static org.ukms.etsi014.simulator.strict.StrictDevice.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ukms.etsi014.simulator.request.Body;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Naming.Place;

/** What is refused, and in which words. */
class StrictRefusalTest {

  private static final Body UNREAD =
      new Body(
          () -> {
            throw new AssertionError("the body was read");
          });

  private final StrictDevice device = new StrictDevice();

  @ParameterizedTest
  @EnumSource(Method.class)
  void c04_refusesWhoeverIsNoneOrSeveralBeforeItReadsAnything(Method method) {
    String nobody = "no client certificate that names an SAE of this KME";
    List<List<Naming>> strangers =
        List.of(
            List.of(),
            List.of(new Naming(Place.CN, "sae_eve")),
            List.of(new Naming(Place.CN, "SAE_ALICE")),
            List.of(new Naming(Place.CN, "sae:sae_alice")),
            List.of(new Naming(Place.URI, "sae_alice")),
            List.of(new Naming(Place.URI, "kme:sae_alice")));
    for (List<Naming> stranger : strangers) {
      assertRefused(device.call(method, stranger, "a/b", UNREAD), 401, nobody);
    }
    List<Naming> two =
        List.of(new Naming(Place.CN, "sae_alice"), new Naming(Place.URI, "sae:sae_bob"));
    assertRefused(
        device.call(method, two, "a/b", UNREAD),
        401,
        "the client certificate names several SAEs of this KME, expected one");
    assertThat(device.kme.view().refusedCallers()).isEqualTo(7);
  }

  @Test
  void c04_takesTheSameSaeFromEachPlaceAndIgnoresNamesOfOthers() {
    List<Naming> alice =
        List.of(
            new Naming(Place.CN, "Alice's gateway"),
            new Naming(Place.CN, "sae_alice"),
            new Naming(Place.URI, "sae:sae_alice"),
            new Naming(Place.URI, "kme:hsn_alice"),
            new Naming(Place.DNS, "sae_alice"),
            new Naming(Place.DNS, "localhost"));
    assertThat(device.call(Method.STATUS, alice, BOB, query()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peer B", "a/b", "", ".", "sae_älice"})
  void c10_refusesAnSaeIdThatIsNotWellFormedBeforeItReadsTheBody(String decoded) {
    for (Method method : Method.values()) {
      assertThat(json(device.call(method, ALICE, decoded, UNREAD)).get("message").textValue())
          .contains("_SAE_ID: not an identifier, expected 1 to 64 of A-Z");
    }
  }

  @Test
  void refusesAnUnknownSaeAndTheCallerItselfAsSlave() {
    assertRefused(
        device.status(ALICE, "sae_eve"), 400, "slave_SAE_ID: not an SAE that this KME knows");
    assertRefused(
        device.dec(ALICE, "sae_eve", UNREAD), 400, "master_SAE_ID: not an SAE that this KME knows");
    String self = "slave_SAE_ID: the caller itself, expected another SAE";
    assertRefused(device.status(ALICE, ALICE), 400, self);
    assertRefused(device.enc(ALICE, ALICE, UNREAD), 400, self);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{`number`:0}    | number: 0, expected 1 to 8",
        "{`number`:9}    | number: 9, expected 1 to 8",
        "{`size`:56}     | size: 56, expected 64 to 1024",
        "{`size`:1032}   | size: 1032, expected 64 to 1024",
        "{`size`:-8}     | size: -8, expected 64 to 1024",
        "{`size`:100}    | size shall be a multiple of 8",
        "{`extension_mandatory`:[{`x`:1}]} | not all extension_mandatory parameters are supported",
        "{`extension_mandatory`:[{`ukms_key_source`:`qkd`}]}"
            + " | not all extension_mandatory request options could be met",
        "{`additional_slave_SAE_IDs`:[]} | additional_slave_SAE_IDs: 0, expected 1 to 2",
        "{`additional_slave_SAE_IDs`:[`a`,`b`,`c`]} | additional_slave_SAE_IDs: 3, expected 1 to 2",
        "{`additional_slave_SAE_IDs`:[1]} | additional_slave_SAE_IDs[0]: expected a string",
        "{`additional_slave_SAE_IDs`:[`sae_carol`,`sae_carol`]}"
            + " | additional_slave_SAE_IDs[1]: given before, expected once",
        "{`additional_slave_SAE_IDs`:[`sae_carol`,`sae_eve`]}"
            + " | additional_slave_SAE_IDs[1]: not an SAE that this KME knows",
        "{`additional_slave_SAE_IDs`:[`sae_bob`]}"
            + " | additional_slave_SAE_IDs[0]: the master or the slave, expected another SAE",
        "{`additional_slave_SAE_IDs`:[`sae_alice`]}"
            + " | additional_slave_SAE_IDs[0]: the master or the slave, expected another SAE",
      })
  void c35_c37_c38_c39_c41_refusesTheWholeRequestAndTakesNoKey(String body, String message) {
    assertRefused(device.enc(ALICE, BOB, body(body)), 400, message);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL);
  }

  @Test
  void c41_refusesABlankAdditionalSlave() {
    assertThat(text(device.enc(ALICE, BOB, body("{`additional_slave_SAE_IDs`:[` `]}"))))
        .startsWith("{\"message\":\"additional_slave_SAE_IDs[0]: not an identifier");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "",
        "1-1-1-1-1",
        "bfd894778be645f2aa34c1de51e3115d",
        "{bfd89477-8be6-45f2-aa34-c1de51e3115d}",
        "bfd89477-8be6-45f2-aa34-c1de51e3115g",
        "bfd89477-8be6-45f2-aa34-c1de51e3115d "
      })
  void c51_refusesAKeyIdThatIsNoUuid(String id) {
    assertRefused(device.dec(BOB, ALICE, query("key_ID", id)), 400, "key_ID: expected a UUID");
  }

  @Test
  void c64_aRepeatedKeyIdIsRefusedInEitherCase() {
    String twice =
        "{`key_IDs`:[{`key_ID`:`bfd89477-8be6-45f2-aa34-c1de51e3115d`},"
            + "{`key_ID`:`BFD89477-8BE6-45F2-AA34-C1DE51E3115D`}]}";
    assertRefused(
        device.dec(BOB, ALICE, body(twice)), 400, "key_IDs[1].key_ID: given before, expected once");
  }
}
