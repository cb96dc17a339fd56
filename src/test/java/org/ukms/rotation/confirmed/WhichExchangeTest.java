package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.Speaks;
import org.ukms.event.Event.RotationFailed;
import org.ukms.exchange.Protocol;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedNode;
import org.ukms.rotation.simulation.pair.SimulatedPair;
import org.ukms.rotation.simulation.pair.Weather;

/** Which exchange two nodes speak, by their configurations and by what they have spoken. */
class WhichExchangeTest {

  private static final Duration INTERVAL = Setting.USUAL.interval();
  private static final Setting CLASSIC = Setting.USUAL.speaking(Protocol.CLASSIC);

  @Test
  void twoNodesThatAreNotToldPinTheConfirmedExchangeAtOnce() {
    SimulatedPair pair = new SimulatedPair(91, Setting.USUAL);
    pair.start();
    assertThat(pair.alice.answersClassic()).isTrue();
    pair.pass(Duration.ofSeconds(1));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.wire.sent).doesNotContain("new", "rotate");
    pair.wire.sent.clear();
    pair.pass(INTERVAL.multipliedBy(3));
    assertThat(pair.wire.sent).doesNotContain("probe");
    assertThat(pair.alice.answersClassic()).isFalse();
    assertThat(pair.bob.answersClassic()).isFalse();
  }

  @Test
  void aPeerThatSpeaksTheClassicOneAloneIsAskedBeforeEachTurn() {
    SimulatedPair pair = withClassicBob();
    pair.wire.sent.clear();
    pair.pass(INTERVAL.multipliedBy(2));
    assertThat(pair.wire.sent).containsSubsequence("probe", "rotate", "probe", "rotate");
    assertThat(pair.wire.sent).doesNotContain("state", "prepare", "commit", "request");
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.alice.told(Speaks.class))
        .extracting(Speaks::exchange)
        .containsExactly("classic");
  }

  @Test
  void aPeerWhoseProbeIsLostIsNotTakenForAClassicOne() {
    SimulatedPair pair = new SimulatedPair(92, Setting.USUAL);
    pair.wire.have(Weather.CUT);
    pair.start();
    pair.pass(INTERVAL.multipliedBy(3));
    assertThat(pair.wire.sent).containsOnly("probe");
    pair.wire.have(Weather.FINE);
    pair.pass(Duration.ofSeconds(5 + 61));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.wire.sent).doesNotContain("new", "rotate");
  }

  @Test
  void aPeerThatLearnsTheConfirmedOneIsPinnedWhileTheOtherRuns() {
    SimulatedPair pair = withClassicBob();
    restart(pair.bob, Setting.USUAL);
    pair.pass(INTERVAL.plusSeconds(1));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.alice.told(Speaks.class))
        .extracting(Speaks::exchange)
        .containsExactly("classic", "confirmed");
    pair.wire.sent.clear();
    pair.pass(INTERVAL.multipliedBy(2));
    assertThat(pair.wire.sent).contains("commit").doesNotContain("probe", "new", "rotate");
    assertThat(pair.alice.answersClassic()).isFalse();
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aPinnedPeerThatGoesBackToTheClassicOneIsNeverFollowed() {
    SimulatedPair pair = new SimulatedPair(93, Setting.USUAL);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    String psk = pair.alice.psk();
    restart(pair.bob, CLASSIC);
    pair.alice.events.clear();
    pair.pass(INTERVAL.multipliedBy(5));
    assertThat(pair.alice.told(RotationFailed.class)).isNotEmpty();
    assertThat(pair.bob.told(RotationFailed.class)).isNotEmpty();
    assertThat(pair.alice.psk()).isEqualTo(psk);
    assertThat(pair.bob.psk()).isEqualTo(psk);
    assertThat(pair.alice.answersClassic()).isFalse();
    restart(pair.bob, Setting.USUAL);
    pair.pass(INTERVAL);
    assertThat(pair.alice.psk()).isNotEqualTo(psk);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aPinIsKeptOverARestart() {
    SimulatedPair pair = new SimulatedPair(94, Setting.USUAL);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    restart(pair.alice, Setting.USUAL);
    restart(pair.bob, Setting.USUAL);
    assertThat(pair.alice.answersClassic()).isFalse();
    assertThat(pair.bob.answersClassic()).isFalse();
  }

  @Test
  void whoMustSpeakTheConfirmedOneAsksNobody() {
    SimulatedPair pair = new SimulatedPair(95, Setting.USUAL.speaking(Protocol.CONFIRMED));
    pair.start();
    assertThat(pair.alice.answersClassic()).isFalse();
    pair.pass(INTERVAL);
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.wire.sent).doesNotContain("probe", "new", "rotate");
  }

  private static SimulatedPair withClassicBob() {
    SimulatedPair pair = new SimulatedPair(96, Setting.USUAL);
    pair.bob.configure(CLASSIC);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    assertThat(pair.isEqual()).isTrue();
    return pair;
  }

  private static void restart(SimulatedNode node, Setting setting) {
    node.kill();
    node.configure(setting);
    node.start();
  }
}
