package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.FreshAgain;
import org.ukms.event.ChainEvent.Stale;
import org.ukms.event.Event.WriteFailed;
import org.ukms.rotation.simulation.disk.Operation;
import org.ukms.rotation.simulation.pair.Devices.Health;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedNode;
import org.ukms.rotation.simulation.pair.SimulatedPair;
import org.ukms.rotation.simulation.pair.Weather;

/** A PSK that nobody renews gives way to a random key. */
class StaleTest {

  private static final Duration MOMENT = Duration.ofMillis(100);
  private static final Duration AGE = Duration.ofMinutes(3);

  private SimulatedPair pair;
  private List<SimulatedNode> nodes;

  @BeforeEach
  void aPairThatIsEqual() {
    pair = new SimulatedPair(81, Setting.USUAL.staleAfter(AGE));
    nodes = List.of(pair.alice, pair.bob);
    pair.start();
    pair.pass(MOMENT);
    assertThat(pair.isEqual()).isTrue();
    pair.alice.events.clear();
    pair.bob.events.clear();
  }

  @Test
  void aRandomKeyTakesThePlaceOfAnOldPskAtBothEnds() {
    String psk = pair.alice.psk();
    pair.wire.have(Weather.CUT);
    pair.pass(AGE.minus(MOMENT));
    assertThat(pair.alice.psk()).isEqualTo(psk);
    assertThat(pair.isEqual()).isTrue();
    pair.pass(MOMENT);
    assertThat(Set.of(psk, pair.alice.psk(), pair.bob.psk())).hasSize(3);
    for (SimulatedNode node : nodes) {
      assertThat(node.told(Stale.class)).hasSize(1);
      assertThat(node.psk()).hasSize(44);
      assertThat(state(node)).doesNotContain(node.psk()).contains(psk);
    }
  }

  @Test
  void theNextEpochThatIsCompleteEndsIt() {
    pair.wire.have(Weather.CUT);
    pair.pass(AGE.multipliedBy(10));
    assertThat(pair.isEqual()).isFalse();
    pair.wire.have(Weather.FINE);
    pair.pass(Duration.ofSeconds(11));
    assertThat(pair.isEqual()).isTrue();
    for (SimulatedNode node : nodes) {
      assertThat(node.told(Stale.class)).hasSize(1);
      assertThat(node.told(FreshAgain.class)).hasSize(1);
      assertThat(state(node)).contains(node.psk());
    }
    pair.pass(AGE.multipliedBy(10));
    assertThat(pair.alice.told(Stale.class)).hasSize(1);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void afterARestartTheKeyIsRandomUntilThePeerHasProvedItself() {
    String psk = pair.alice.psk();
    for (SimulatedNode node : nodes) {
      node.kill();
    }
    pair.wire.have(Weather.CUT);
    pair.start();
    assertThat(Set.of(psk, pair.alice.psk(), pair.bob.psk())).hasSize(3);
    pair.alice.rotation().pause();
    pair.pass(Duration.ofSeconds(11));
    pair.wire.have(Weather.FINE);
    pair.devices.have(pair.alice, Health.OUT);
    pair.alice.rotation().resume();
    pair.pass(Duration.ofSeconds(11));
    assertThat(pair.alice.psk()).as("bob answered, and no key came").isEqualTo(psk);
    assertThat(pair.bob.psk()).as("no prepare came").isNotEqualTo(psk);
    pair.devices.have(pair.alice, Health.WELL);
    pair.pass(Duration.ofSeconds(30));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.bob.told(FreshAgain.class)).hasSize(1);
  }

  @Test
  void aNodeThatLostItsStateHasARandomKeyUntilTheFirstEpoch() {
    String psk = pair.bob.psk();
    pair.bob.kill();
    pair.bob.disk().remove(pair.bob.stateFile());
    pair.wire.have(Weather.CUT);
    pair.bob.start();
    assertThat(pair.bob.psk()).isNotEqualTo(psk);
    assertThat(pair.bob.told(Stale.class)).hasSize(1);
    pair.wire.have(Weather.FINE);
    pair.pass(Setting.USUAL.interval().plusSeconds(11));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.bob.told(FreshAgain.class)).hasSize(1);
  }

  @Test
  void aQuestionThatAnybodyMayAskDoesNotEndARandomKeyThatIsYetToBeWritten() {
    pair.pass(Duration.ofSeconds(5));
    String psk = pair.bob.psk();
    pair.bob.kill();
    failing(pair.bob, pair.bob.keyFile());
    pair.bob.start();
    pair.bob.disk().watch((operation, name, done) -> {});
    pair.devices.have(pair.alice, Health.OUT);
    pair.alice.rotation().rotateNow();
    pair.pass(MOMENT);
    assertThat(pair.bob.psk()).isNotEqualTo(psk);
    assertThat(pair.bob.told(Stale.class)).hasSize(1);
  }

  @Test
  void aRandomKeyThatCannotBeWrittenIsTriedAgainAfterAWhile() {
    failing(pair.bob, pair.bob.keyFile());
    pair.wire.have(Weather.CUT);
    pair.pass(AGE.plusSeconds(1));
    assertThat(pair.bob.told(WriteFailed.class)).hasSize(1);
    String before = pair.bob.psk();
    pair.bob.disk().watch((operation, name, done) -> {});
    pair.pass(Duration.ofSeconds(3));
    assertThat(pair.bob.psk()).isNotEqualTo(before);
    assertThat(pair.bob.told(Stale.class)).hasSize(1);
    pair.wire.have(Weather.FINE);
    pair.pass(Duration.ofSeconds(11));
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aPskAgesThoughItsStateIsReadAgainAfterEachSaveThatFails() {
    failing(pair.alice, pair.alice.stateFile());
    pair.pass(AGE.multipliedBy(4));
    assertThat(pair.alice.told(Stale.class)).hasSize(1);
    assertThat(pair.bob.told(Stale.class)).hasSize(1);
    assertThat(pair.isEqual()).isFalse();
    pair.alice.disk().watch((operation, name, done) -> {});
    pair.pass(Duration.ofMinutes(2));
    assertThat(pair.isEqual()).isTrue();
  }

  private static void failing(SimulatedNode node, String file) {
    node.disk()
        .watch(
            (operation, name, done) -> {
              if (operation == Operation.WRITE && name.contains(file)) {
                throw new IOException("No space left on device");
              }
            });
  }

  private static String state(SimulatedNode node) {
    return node.disk().text(node.stateFile()).orElseThrow();
  }
}
