package org.ukms.exchange.confirmed.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.checker.machine.Surroundings;

/** The checker finds what is broken: the shipped machines in surroundings that are not sound. */
class ControlsTest {

  private static final Scope FIRST_CONTACT = new Scope(0, 2, 1, 0, 0);
  private static final Scope STRANGER = new Scope(1, 2, 1, 0, 1);

  @Test
  void findsThatANonceIsUsedTwice() {
    finds(Weakened.oneNonce(), FIRST_CONTACT, "the follower cannot follow the leader", 17);
  }

  @Test
  void findsThatAPromiseIsNotDurable() {
    finds(Weakened.forgetfulDisk(), FIRST_CONTACT, "the follower cannot follow the leader", 10);
  }

  @Test
  void findsAResetWhereTheChainIsShared() {
    finds(Weakened.hiddenChain(), STRANGER, "a reset where the chain is shared", 6);
  }

  @Test
  void findsThatAConfirmationIsForged() {
    String complaint = "the outputs differ though the leader is acknowledged";
    finds(Weakened.forgedConfirmation(), FIRST_CONTACT, complaint, 10);
  }

  @Test
  void findsThatNoCommitIsRepeated() {
    finds(Weakened.commitOnce(), FIRST_CONTACT, "stuck after 8 fair begins", 9);
  }

  @Test
  void findsThatThereIsNoLock() {
    finds(Weakened.noLock(), FIRST_CONTACT, "the follower cannot follow the leader", 17);
  }

  private static void finds(Surroundings weakened, Scope scope, String complaint, int steps) {
    Outcome outcome = new Checker(weakened).through(scope, 200_000, Duration.ofSeconds(30));
    System.out.println(outcome);
    assertThat(outcome.complaint()).as(outcome.toString()).isEqualTo(complaint);
    assertThat(outcome.trace()).as(outcome.toString()).hasSize(steps);
  }
}
