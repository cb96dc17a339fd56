package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ALICE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.BOB;
import static org.ukms.etsi014.simulator.strict.StrictDevice.CAROL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.POOL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertGone;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertRefused;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertSame;
import static org.ukms.etsi014.simulator.strict.StrictDevice.bytes;
import static org.ukms.etsi014.simulator.strict.StrictDevice.id;
import static org.ukms.etsi014.simulator.strict.StrictDevice.keys;
import static org.ukms.etsi014.simulator.strict.StrictDevice.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.simulator.Answer;
import org.ukms.etsi014.simulator.faults.Fault;
import org.ukms.etsi014.simulator.request.KeyCall;
import org.ukms.etsi014.simulator.request.KeyCall.Method;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Naming.Place;

/** What goes wrong on demand. */
class StrictFaultsTest {

  private static StrictDevice with(Fault fault) {
    return new StrictDevice(Map.of(fault, 100));
  }

  private static long struck(StrictDevice device) {
    return device.kme.view().faults().get(0).struck();
  }

  @Test
  void errorRefusesEachCallBeforeAnythingIsDone() {
    StrictDevice device = with(Fault.ERROR);
    for (Method method : Method.values()) {
      Answer answer = device.call(method, ALICE, BOB, query());
      assertRefused(answer, 503, "error on server side");
      assertThat(answer.retryAfter()).isEmpty();
    }
    assertThat(struck(device)).isEqualTo(3);
  }

  @Test
  void exhaustedRefusesAsAnEmptyPoolDoes() {
    StrictDevice device = with(Fault.EXHAUSTED);
    Answer answer = device.enc(ALICE, BOB, query());
    assertRefused(answer, 503, "not enough keys in the pool");
    assertThat(answer.retryAfter()).isPresent();
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL);
    assertThat(struck(device)).isEqualTo(1);
  }

  @Test
  void wrongSizeShortensTheLastKeyForBothSides() {
    StrictDevice device = with(Fault.WRONG_SIZE);
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    assertThat(keys.stream().map(key -> bytes(key).length)).containsExactly(32, 31);
    assertSame(keys, device.dec(BOB, ALICE, keys));
    assertThat(struck(device)).isEqualTo(1);
  }

  @Test
  void wrongBytesGivesTheSlavesAnotherLastKeyOfTheSameSize() {
    StrictDevice device = with(Fault.WRONG_BYTES);
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    List<JsonNode> theirs = keys(device.dec(BOB, ALICE, keys));
    assertThat(theirs.get(0)).isEqualTo(keys.get(0));
    assertThat(id(theirs.get(1))).isEqualTo(id(keys.get(1)));
    assertThat(bytes(theirs.get(1))).hasSize(32).isNotEqualTo(bytes(keys.get(1)));
  }

  @Test
  void oneSideGivesTheMasterAKeyThatTheSlaveDoesNotFind() {
    StrictDevice device = with(Fault.ONE_SIDE);
    List<JsonNode> keys = device.issued(ALICE, BOB, 1);
    assertThat(bytes(keys.get(0))).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL - 1);
    assertGone(device.dec(BOB, ALICE, keys));
  }

  @Test
  void expiredTakesTheKeysWhenTheirSlaveAsksAndNobodyElse() {
    StrictDevice device = with(Fault.EXPIRED);
    List<JsonNode> keys = device.issued(ALICE, BOB, 1);
    assertThat(device.dec(CAROL, ALICE, keys).status()).isEqualTo(401);
    assertThat(struck(device)).isZero();
    assertGone(device.dec(BOB, ALICE, keys));
    assertThat(struck(device)).isEqualTo(1);
    assertThat(device.kme.view().pairs().get(0).expired()).isEqualTo(1);
  }

  @Test
  void duplicatedTakesKeysTwiceAndLosesThoseOfTheSlave() {
    StrictDevice device = with(Fault.DUPLICATED);
    List<JsonNode> keys = device.issued(ALICE, BOB, 2);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL - 4);
    assertGone(device.dec(BOB, ALICE, keys));
    assertThat(device.kme.view().pairs().get(0).delivered()).isEqualTo(2);
    assertThat(struck(device)).isEqualTo(2);
  }

  @Test
  void closedCarriesTheCallOut() {
    StrictDevice device = with(Fault.CLOSED);
    Answer answer = device.enc(ALICE, BOB, query());
    assertThat(answer.isBroken()).isTrue();
    assertThat(keys(answer)).hasSize(1);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL - 1);
    assertThat(device.status(ALICE, "sae_eve").isBroken()).isTrue();
  }

  @Test
  void lateAnswersWaitUntilThereIsNoRoom() {
    StrictDevice device = with(Fault.LATE);
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    List<Naming> alice = List.of(new Naming(Place.CN, ALICE));
    for (int i = 0; i < 3; i++) {
      KeyCall call = new KeyCall(Method.GET_KEY, BOB, alice, query());
      answers.add(device.kme.answer(call).toCompletableFuture());
    }
    assertThat(answers).extracting(CompletableFuture::isDone).containsExactly(false, false, true);
    assertThat(device.kme.view().pairs().get(0).issued()).isEqualTo(3);
    assertThat(struck(device)).isEqualTo(2);
    device.late.remove().run();
    assertThat(answers).extracting(CompletableFuture::isDone).containsExactly(true, false, true);
    device.kme.close();
    assertThat(answers.get(1)).isCompleted();
    device.late.remove().run();
    assertThat(device.status(ALICE, BOB).status()).isEqualTo(200);
  }

  @Test
  void theSameChanceAndOrderMakeTheSameFaults() {
    List<Integer> first = statuses(new StrictDevice(Map.of(Fault.ERROR, 30, Fault.CLOSED, 10)));
    List<Integer> again = statuses(new StrictDevice(Map.of(Fault.ERROR, 30, Fault.CLOSED, 10)));
    assertThat(again).isEqualTo(first);
    assertThat(first.stream().filter(status -> status == 503).count()).isBetween(15L, 45L);
  }

  private static List<Integer> statuses(StrictDevice device) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      statuses.add(device.status(ALICE, BOB).status());
    }
    return statuses;
  }

  @Test
  void withoutFaultsNothingIsShown() {
    assertThat(new StrictDevice(Map.of(Fault.LATE, 0)).kme.view().faults()).isEmpty();
  }
}
