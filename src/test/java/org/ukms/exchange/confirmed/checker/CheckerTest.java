package org.ukms.exchange.confirmed.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.checker.machine.Surroundings;

/** The checker in small. */
class CheckerTest {

  @Test
  void findsNoRuleBrokenByWhatIsShipped() {
    Outcome outcome =
        new Checker(Surroundings.SOUND)
            .through(new Scope(0, 2, 1, 1, 0), 5_000, Duration.ofSeconds(30));
    System.out.println(outcome);
    assertThat(outcome.complaint()).isEmpty();
    assertThat(outcome.resets()).isPositive();
  }
}
