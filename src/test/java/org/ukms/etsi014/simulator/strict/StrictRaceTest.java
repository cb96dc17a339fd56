package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ALICE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.BOB;
import static org.ukms.etsi014.simulator.strict.StrictDevice.CAROL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertGone;
import static org.ukms.etsi014.simulator.strict.StrictDevice.body;
import static org.ukms.etsi014.simulator.strict.StrictDevice.keys;
import static org.ukms.etsi014.simulator.strict.StrictDevice.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.simulator.Answer;

/** Calls at the same time. */
class StrictRaceTest {

  private static final int CALLERS = 4;

  private final StrictDevice device =
      new StrictDevice(Map.of(), new Storage(1000, 0, Duration.ofHours(1)));
  private final ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
  private final CyclicBarrier start = new CyclicBarrier(CALLERS);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void c63_ofOverlappingSetsOneCallGetsItsWholeSetAndTheOthersNothing() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<JsonNode> keys = device.issued(ALICE, BOB, CALLERS + 1);
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        // The last one is in each set, at another place.
        JsonNode last = keys.get(CALLERS);
        List<JsonNode> set = i % 2 == 0 ? List.of(keys.get(i), last) : List.of(last, keys.get(i));
        calls.add(() -> device.dec(BOB, ALICE, set));
      }
      List<Answer> answers = together(calls);
      assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
      answers.stream().filter(answer -> answer.status() != 200).forEach(a -> assertGone(a));
    }
  }

  @Test
  void c41_slavesOfAMulticastThatComeAtOnceGetTheSameBytes() throws Exception {
    for (int round = 0; round < 20; round++) {
      List<JsonNode> keys =
          keys(
              device.enc(
                  ALICE, BOB, body("{`number`:8,`additional_slave_SAE_IDs`:[`sae_carol`]}")));
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String slave = i % 2 == 0 ? BOB : CAROL;
        calls.add(() -> device.dec(slave, ALICE, keys));
      }
      List<Answer> granted =
          together(calls).stream().filter(answer -> answer.status() == 200).toList();
      assertThat(granted).hasSize(2);
      granted.forEach(answer -> assertThat(keys(answer)).isEqualTo(keys));
    }
  }

  @Test
  void c36_noMoreKeysAreIssuedThanThereAre() throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      calls.add(() -> device.enc(ALICE, BOB, query("number", 7)));
    }
    long granted = 0;
    for (Future<Answer> answer : threads.invokeAll(calls)) {
      granted += answer.get().status() == 200 ? 1 : 0;
    }
    assertThat(granted).isEqualTo(142);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(6);
  }

  private List<Answer> together(List<Callable<Answer>> calls) throws Exception {
    List<Future<Answer>> running = new ArrayList<>();
    for (Callable<Answer> call : calls) {
      running.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : running) {
      answers.add(answer.get());
    }
    return answers;
  }
}
