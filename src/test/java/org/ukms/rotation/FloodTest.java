package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.event.Event.Flooded;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.schedule.TooManyQuestionsException;

/** Repeated questions and floods. */
class FloodTest {

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private VirtualPair pair;
  private Responder bob;

  @BeforeEach
  void aPairThatIsEqual() throws IOException {
    pair = new VirtualPair(folder, 21);
    pair.start();
    pair.time.pass(Duration.ofSeconds(30));
    bob = pair.bob.responder(pair.alice.peerName());
  }

  @Test
  void twoHundredQuestionsAtOnceGetTheSameKeyIdAndCostOneKey() {
    int before = pair.qkd.issued();
    Set<KeyId> answers = new HashSet<>();
    AtomicInteger answered = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      var unused =
          ask(Verb.ROTATE)
              .thenAccept(
                  id -> {
                    answers.add(id);
                    answered.incrementAndGet();
                  });
      pair.time.pass(Duration.ofNanos(10_000));
    }
    pair.time.pass(Duration.ofSeconds(1));
    assertThat(answered).hasValue(200);
    assertThat(answers).hasSize(1);
    assertThat(pair.qkd.issued() - before).isEqualTo(1);
    pair.time.pass(VirtualPair.INTERVAL);
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void aFloodCostsAtMostSevenKeysInAnInterval() {
    pair.time.pass(Duration.ofSeconds(60));
    int before = pair.qkd.issued();
    AtomicInteger refused = new AtomicInteger();
    for (int i = 0; i < 1200; i++) {
      var unused =
          ask(i % 2 == 0 ? Verb.ROTATE : Verb.NEW)
              .whenComplete((id, failure) -> refused.addAndGet(failure == null ? 0 : 1));
      pair.time.pass(Duration.ofMillis(100));
    }
    assertThat(refused).hasPositiveValue();
    // Of bob's seven; alice issues too: her own rotation's, and one for each /new that bob has to
    // answer with one.
    assertThat(pair.qkd.issued() - before).isLessThanOrEqualTo(7 + 7);
    assertThat(pair.bob.events).filteredOn(Flooded.class::isInstance).hasSizeLessThanOrEqualTo(7);
    pair.time.pass(VirtualPair.INTERVAL.multipliedBy(2));
    assertThat(pair.equal()).isTrue();
  }

  @Test
  void aRefusalTellsWhenToAskAgainAndKeepsThatPromise() {
    for (int i = 0; i < 20; i++) {
      var unused = ask(Verb.ROTATE);
      pair.time.pass(Duration.ofSeconds(2));
    }
    CompletableFuture<KeyId> refused = ask(Verb.ROTATE);
    assertThat(refused).isCompletedExceptionally();
    Duration wait =
        refused.handle((id, failure) -> ((TooManyQuestionsException) failure).retryAfter()).join();
    assertThat(wait).isPositive().isLessThanOrEqualTo(VirtualPair.INTERVAL.dividedBy(4));
    pair.time.pass(wait);
    CompletableFuture<KeyId> granted = ask(Verb.ROTATE);
    pair.time.pass(Duration.ofSeconds(1));
    assertThat(granted).isCompleted();
  }

  @Test
  void aRepeatChangesNothingAndAQuestionAfterTheWindowGetsAFreshKey() {
    CompletableFuture<KeyId> first = ask(Verb.ROTATE);
    pair.time.pass(Duration.ofMillis(1499));
    CompletableFuture<KeyId> repeat = ask(Verb.NEW);
    pair.bob.sent.clear();
    pair.time.pass(Duration.ofMillis(1));
    CompletableFuture<KeyId> fresh = ask(Verb.ROTATE);
    pair.time.pass(Duration.ofMillis(100));
    assertThat(List.of(first, repeat, fresh)).allSatisfy(each -> assertThat(each).isCompleted());
    assertThat(repeat.join()).isEqualTo(first.join());
    assertThat(fresh.join()).isNotEqualTo(first.join());
    assertThat(pair.bob.sent).as("a repeated /new makes bob ask nothing").isEmpty();
  }

  @Test
  void newMakesTheAskedNodeAskAtOnce() {
    pair.bob.sent.clear();
    var unused = ask(Verb.NEW);
    pair.time.pass(Duration.ofMillis(100));
    assertThat(pair.bob.sent).containsExactly("rotate");
  }

  @Test
  void aDeviceThatRefusesCostsNoAnswerAndIsNotAskedForEachRepeat() {
    int before = pair.qkd.issued();
    for (int i = 0; i < 20; i++) {
      pair.schedule(Fault.ENC_KEYS_REFUSED, pair.alice);
      CompletableFuture<KeyId> failed = ask(Verb.ROTATE);
      pair.time.pass(Duration.ofMillis(10));
      assertThat(pair.happened()).isTrue();
      CompletableFuture<KeyId> repeat = ask(Verb.ROTATE);
      // Before join(), which would wait for ever for an answer that is still to come.
      assertThat(failed).isCompletedExceptionally();
      assertThat(repeat).isCompletedExceptionally();
      assertThatThrownBy(failed::join).hasMessageContaining("REFUSED");
      assertThatThrownBy(repeat::join).hasMessageContaining("REFUSED");
      pair.time.pass(Duration.ofSeconds(2));
    }
    assertThat(pair.qkd.issued()).isEqualTo(before);
    CompletableFuture<KeyId> granted = ask(Verb.ROTATE);
    pair.time.pass(Duration.ofSeconds(1));
    assertThat(granted).isCompleted();
  }

  private CompletableFuture<KeyId> ask(Verb verb) {
    return bob.answer(verb);
  }
}
