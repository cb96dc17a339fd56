package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ukms.event.ChainEvent.ChainReset;
import org.ukms.event.ChainEvent.Cloned;
import org.ukms.event.ChainEvent.InstanceChanged;
import org.ukms.event.ChainEvent.Renamed;
import org.ukms.event.ChainEvent.ResetHeld;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedNode;
import org.ukms.rotation.simulation.pair.SimulatedPair;

/** A chain that is lost at one end, and who may begin a new one. */
class ChainLossTest {

  private static final Duration A_WHILE = Duration.ofMinutes(3);

  @Test
  void aFollowerThatLostItsChainGetsANewOneAtOnce() {
    SimulatedPair pair = equal(Setting.USUAL);
    lose(pair.bob);
    pair.pass(Duration.ofSeconds(1));
    assertThat(pair.isEqual()).isTrue();
    assertThat(pair.alice.told(ChainReset.class)).hasSize(1);
    assertThat(pair.alice.told(InstanceChanged.class)).hasSize(1);
  }

  @Test
  void aLeaderThatAsksHoldsANewChainUntilItIsAllowed() {
    SimulatedPair pair = equal(Setting.USUAL.asking());
    String psk = pair.alice.psk();
    lose(pair.bob);
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(ResetHeld.class)).hasSize(1);
    assertThat(pair.alice.psk()).isEqualTo(psk);
    assertThat(pair.isEqual()).as("bob keeps its key file").isTrue();
    pair.alice.confirmed().allowReset();
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(ChainReset.class)).hasSize(1);
    assertThat(pair.alice.psk()).isNotEqualTo(psk);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aFollowerThatAsksHoldsANewChainUntilItIsAllowed() {
    SimulatedPair pair = equal(Setting.USUAL.asking());
    String psk = pair.bob.psk();
    lose(pair.alice);
    pair.pass(A_WHILE);
    assertThat(pair.bob.told(ResetHeld.class)).hasSize(1);
    assertThat(pair.bob.psk()).isEqualTo(psk);
    pair.bob.confirmed().allowReset();
    pair.pass(A_WHILE);
    assertThat(pair.bob.told(ChainReset.class)).hasSize(1);
    assertThat(pair.bob.psk()).isNotEqualTo(psk);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void whatAnOperatorAllowsIsOneNewChain() {
    SimulatedPair pair = equal(Setting.USUAL.asking());
    lose(pair.bob);
    pair.alice.confirmed().allowReset();
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(ChainReset.class)).hasSize(1);
    lose(pair.bob);
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(ChainReset.class)).hasSize(1);
    assertThat(pair.alice.told(ResetHeld.class)).isNotEmpty();
  }

  @Test
  void twoProcessesInTurnsHoldNewChainsForTenMinutes() {
    SimulatedPair pair = equal(Setting.USUAL);
    byte[] state = pair.bob.disk().content(pair.bob.stateFile()).orElseThrow();
    Token original = pair.bob.process();
    pair.pass(A_WHILE);
    // A copy of the machine, as it was.
    replace(pair.bob, state, Token.of(new Random(85)));
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(Cloned.class)).isEmpty();
    assertThat(pair.isEqual()).isTrue();
    Token copy = pair.bob.process();
    byte[] copied = pair.bob.disk().content(pair.bob.stateFile()).orElseThrow();
    for (Token process : List.of(original, copy)) {
      replace(pair.bob, copied, process);
      pair.pass(A_WHILE);
      copied = pair.bob.disk().content(pair.bob.stateFile()).orElseThrow();
    }
    // A message of a process that ended may be late, once.
    assertThat(pair.alice.told(Cloned.class)).isEmpty();
    replace(pair.bob, copied, original);
    pair.pass(A_WHILE);
    assertThat(pair.alice.told(Cloned.class)).hasSize(1);
    int chains = pair.alice.told(ChainReset.class).size();
    String psk = pair.alice.psk();
    replace(pair.bob, state, original);
    pair.pass(Duration.ofMinutes(3));
    assertThat(pair.alice.told(ChainReset.class)).hasSize(chains);
    assertThat(pair.alice.psk()).isEqualTo(psk);
    pair.pass(Duration.ofMinutes(8));
    assertThat(pair.alice.told(ChainReset.class)).hasSize(chains + 1);
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aNodeThatIsStartedOftenIsNoCloneOfItself() {
    SimulatedPair pair = equal(Setting.USUAL);
    for (int start = 0; start < 5; start++) {
      pair.bob.kill();
      pair.bob.start();
      pair.alice.kill();
      pair.alice.start();
      pair.pass(Duration.ofSeconds(20));
    }
    assertThat(pair.alice.told(Cloned.class)).isEmpty();
    assertThat(pair.bob.told(Cloned.class)).isEmpty();
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aCommitOfAFormerLifeThatComesLateIsNoSecondNode() {
    SimulatedPair pair = equal(Setting.USUAL);
    List<Message> said = new ArrayList<>();
    pair.wire.listen(said::add);
    pair.alice.rotation().rotateNow();
    pair.pass(Duration.ofSeconds(1));
    Message commit = said.get(said.size() - 1);
    assertThat(commit).isInstanceOf(Commit.class);
    lose(pair.alice);
    while (pair.bob.told(InstanceChanged.class).isEmpty()) {
      pair.pass(Duration.ofNanos(1000));
    }
    var unused = pair.bob.confirmed().end().answer(commit, "192.0.2.2");
    pair.pass(A_WHILE);
    assertThat(pair.bob.told(Cloned.class)).isEmpty();
    assertThat(pair.isEqual()).isTrue();
  }

  @Test
  void aRenamedNodeDropsItsChainAndKeepsItsPsk() {
    SimulatedPair pair = equal(Setting.USUAL);
    String psk = pair.bob.psk();
    pair.alice.kill();
    pair.bob.kill();
    SimulatedPair renamed =
        new SimulatedPair(
            84, Setting.USUAL, "hsn_alice", pair.alice.disk(), "hsn_abel", pair.bob.disk());
    renamed.bob.start();
    renamed.pass(A_WHILE);
    assertThat(renamed.bob.told(Renamed.class)).hasSize(1);
    assertThat(renamed.bob.psk()).isEqualTo(psk);
    assertThat(renamed.bob.disk().text(renamed.bob.stateFile()).orElseThrow())
        .contains(psk, "hsn_abel")
        .doesNotContain("\"current\"");
    renamed.alice.start();
    renamed.pass(A_WHILE);
    assertThat(renamed.bob.told(ChainReset.class)).hasSize(1);
    assertThat(renamed.isEqual()).isTrue();
    assertThat(renamed.bob.psk()).isNotEqualTo(psk);
  }

  private static SimulatedPair equal(Setting setting) {
    SimulatedPair pair = new SimulatedPair(83, setting);
    pair.start();
    pair.pass(Duration.ofSeconds(10));
    assertThat(pair.isEqual()).isTrue();
    pair.alice.events.clear();
    pair.bob.events.clear();
    return pair;
  }

  private static void lose(SimulatedNode node) {
    node.kill();
    node.disk().remove(node.stateFile());
    node.start();
  }

  private static void replace(SimulatedNode node, byte[] state, Token process) {
    node.kill();
    node.disk().put(node.stateFile(), state);
    node.startAs(process);
  }
}
