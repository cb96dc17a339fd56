package org.ukms.it;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The strict simulated KME by the numbers of the checklist: Get key with key IDs, also where many
 * clients race for the same keys.
 */
@Tag(Host.ANY)
class ConformanceDeliveryIT {

  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";
  private static final int POOL = 150;
  private static final int CLIENTS = 200;

  @TempDir static Path folder;

  private static StrictNode kme;
  private static Sae alice;
  private static Sae bob;
  private static Sae carol;

  @BeforeAll
  static void startAKmeWhosePoolsAreNotRefilled() throws IOException, InterruptedException {
    String settings = "max_key_count = " + POOL + "\nrefill_keys_per_minute = 0\n";
    kme = StrictNode.start(folder, settings);
    alice = kme.sae("sae_alice");
    bob = kme.sae("sae_bob");
    carol = kme.sae("sae_carol");
  }

  @AfterAll
  static void endIt() {
    if (kme != null) {
      kme.close();
    }
  }

  @Test
  void c05TakesIdsOf64CharactersOfRfc3986() throws IOException {
    JsonNode key = alice.draw(StrictNode.LONG_ID, 1).get(0);
    Reply fetched = kme.sae(StrictNode.LONG_ID).fetch("sae_alice", key.get("key_ID").textValue());
    assertThat(Sae.key(fetched)).isEqualTo(key);
    for (String method : List.of("status", "enc_keys", "dec_keys?key_ID=x")) {
      Sae.refusal(alice.http().get(Sae.path(StrictNode.LONG_ID + "x", method)), 400);
    }
  }

  @Test
  void c60TheUrlNamesTheMaster() throws IOException {
    JsonNode key = alice.draw("sae_bob", 1).get(0);
    String id = key.get("key_ID").textValue();
    assertThat(Sae.refusal(bob.fetch("sae_carol", id), 400)).isEqualTo(Sae.NOT_FOUND);
    Sae.refusal(bob.fetch("sae_eve", id), 400);
    assertThat(Sae.key(bob.fetch("sae_alice", id))).isEqualTo(key);
  }

  @Test
  void c61WhoeverWasNotNamedIsRefusedAndTakesNothingAway() throws IOException {
    List<JsonNode> bobs = alice.draw("sae_bob", 2);
    List<String> ids = Sae.ids(bobs);
    String carols = Sae.ids(alice.draw("sae_carol", 1)).get(0);
    Sae.refusal(carol.fetch("sae_alice", ids.get(0)), 401);
    Sae.refusal(carol.fetch("sae_alice", ids), 401);
    Sae.refusal(carol.fetch("sae_alice", List.of(carols, ids.get(0))), 401);
    assertThat(Sae.keys(bob.fetch("sae_alice", ids))).isEqualTo(bobs);
    Sae.key(carol.fetch("sae_alice", carols));
  }

  @Test
  void c61TheMasterIsNoSlaveOfItsOwn() throws IOException {
    String id = Sae.ids(alice.draw("sae_bob", 1)).get(0);
    Sae.refusal(alice.fetch("sae_alice", id), 401);
    Sae.key(bob.fetch("sae_alice", id));
  }

  @Test
  void c62AllKeysOrNone() throws IOException {
    List<JsonNode> keys = alice.draw("sae_bob", 2);
    List<String> ids = Sae.ids(keys);
    List<String> oneTooMany = new ArrayList<>(ids);
    oneTooMany.add(1, NOBODYS);
    assertThat(Sae.refusal(bob.fetch("sae_alice", NOBODYS), 400)).isEqualTo(Sae.NOT_FOUND);
    assertThat(Sae.refusal(bob.fetch("sae_alice", oneTooMany), 400)).isEqualTo(Sae.NOT_FOUND);
    assertThat(Sae.keys(bob.fetch("sae_alice", ids))).isEqualTo(keys);
  }

  @Test
  void c63AKeyIsDeliveredOnce() throws IOException {
    JsonNode key = alice.draw("sae_bob", 1).get(0);
    String id = key.get("key_ID").textValue();
    assertThat(Sae.key(bob.fetch("sae_alice", id))).isEqualTo(key);
    assertThat(Sae.refusal(bob.fetch("sae_alice", id), 400)).isEqualTo(Sae.NOT_FOUND);
    assertThat(Sae.refusal(bob.fetch("sae_alice", List.of(id)), 400)).isEqualTo(Sae.NOT_FOUND);
  }

  @Test
  void c64TheAnswerKeepsTheOrderOfTheRequest() throws IOException {
    List<JsonNode> keys = new ArrayList<>(alice.draw("sae_bob", 20));
    Collections.reverse(keys);
    Collections.swap(keys, 3, 11);
    assertThat(Sae.keys(bob.fetch("sae_alice", Sae.ids(keys)))).isEqualTo(keys);
  }

  @Test
  void c64AnIdThatIsRepeatedIsRefused() throws IOException {
    String id = Sae.ids(alice.draw("sae_bob", 1)).get(0);
    Sae.refusal(bob.fetch("sae_alice", List.of(id, id)), 400);
    Sae.refusal(bob.fetch("sae_alice", List.of(id, id.toUpperCase(Locale.ROOT))), 400);
    Sae.refusal(bob.fetch("sae_alice", id + "&key_ID=" + id), 400);
    Sae.key(bob.fetch("sae_alice", id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"key_IDs\": []}",
        "{\"key_IDs\": {}}",
        "{\"key_IDs\": [\"00000000-0000-4000-8000-000000000000\"]}",
        "{\"key_IDs\": [{}]}",
        "{\"key_IDs\": [{\"key_ID\": 7}]}",
        "{\"key_IDs\": [{\"key_ID\": \"\"}]}",
        "{\"key_IDs\": [{\"key_ID\": \"no UUID\"}]}",
        "{\"key_ids\": [{\"key_ID\": \"00000000-0000-4000-8000-000000000000\"}]}",
        "{\"key_IDs\": [{\"key_ID\": \"00000000-0000-4000-8000-000000000000\","
            + " \"key_ID_extension\": 1}]}",
      })
  void c62RefusesWhatIsNoKeyIdsObject(String body) throws IOException {
    Reply reply = bob.http().post(Sae.path("sae_alice", "dec_keys"), Sae.JSON, body);
    Sae.refusal(reply, 400);
  }

  @Test
  void c62TakesAKeyIdWithExtensions() throws IOException {
    String id = Sae.ids(alice.draw("sae_bob", 1)).get(0);
    String body =
        "{\"key_IDs\": [{\"key_ID\": \"%s\", \"key_ID_extension\": {\"a\": 1}}],"
            + " \"key_IDs_extension\": {}}";
    Reply reply = bob.http().post(Sae.path("sae_alice", "dec_keys"), Sae.JSON, body.formatted(id));
    Sae.key(reply);
  }

  @Test
  void c63OneOf200ClientsGetsTheKey() throws Exception {
    String id = Sae.ids(alice.draw("sae_bob", 1)).get(0);
    List<Reply> replies = Race.run(nCopies(CLIENTS, () -> bob.fetch("sae_alice", id)));
    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    for (Reply reply : replies) {
      if (reply.status() != 200) {
        assertThat(Sae.refusal(reply, 400)).isEqualTo(Sae.NOT_FOUND);
      }
    }
  }

  @Test
  void c63EachSaeGetsEachKeyOnceHowever200ClientsAskForOverlappingSets() throws Exception {
    String body = "{\"number\": 40, \"additional_slave_SAE_IDs\": [\"sae_carol\", \"sae_dave\"]}";
    Map<String, JsonNode> drawn = new HashMap<>();
    Sae.keys(alice.postKey("sae_bob", body)).forEach(key -> drawn.put(idOf(key), key));
    List<Sae> slaves = List.of(bob, carol, kme.sae("sae_dave"));
    Random random = new Random(1);
    List<List<String>> asked = new ArrayList<>();
    List<Callable<Reply>> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      List<String> ids = new ArrayList<>(drawn.keySet());
      Collections.shuffle(ids, random);
      List<String> some = List.copyOf(ids.subList(0, 1 + random.nextInt(4)));
      Sae slave = slaves.get(i % slaves.size());
      asked.add(some);
      clients.add(() -> slave.fetch("sae_alice", some));
    }
    List<Reply> replies = Race.run(clients);
    for (int of = 0; of < slaves.size(); of++) {
      List<String> got = new ArrayList<>();
      for (int i = of; i < CLIENTS; i += slaves.size()) {
        if (replies.get(i).status() == 200) {
          List<JsonNode> keys = Sae.keys(replies.get(i));
          assertThat(keys).isEqualTo(asked.get(i).stream().map(drawn::get).toList());
          got.addAll(asked.get(i));
        } else {
          assertThat(Sae.refusal(replies.get(i), 400)).isEqualTo(Sae.NOT_FOUND);
        }
      }
      assertThat(got).as("delivered in the race").isNotEmpty().doesNotHaveDuplicates();
      List<String> left = drawn.keySet().stream().filter(id -> !got.contains(id)).toList();
      for (String id : left) {
        assertThat(Sae.key(slaves.get(of).fetch("sae_alice", id))).isEqualTo(drawn.get(id));
      }
    }
  }

  @Test
  void c36NoMoreKeysLeaveThePoolThanItHoldsHowever200ClientsDraw() throws Exception {
    Sae dave = kme.sae("sae_dave");
    List<Reply> replies = Race.run(nCopies(CLIENTS, () -> dave.getKey("sae_carol", "")));
    List<String> ids = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply.status() == 200) {
        ids.add(idOf(Sae.key(reply)));
      } else {
        Sae.refusal(reply, 503);
      }
    }
    assertThat(ids).hasSize(POOL).doesNotHaveDuplicates();
    assertThat(Sae.granted(dave.status("sae_carol")).get("stored_key_count").intValue()).isZero();
  }

  private static String idOf(JsonNode key) {
    return key.get("key_ID").textValue();
  }
}
