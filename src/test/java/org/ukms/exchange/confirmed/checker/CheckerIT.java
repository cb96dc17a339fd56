package org.ukms.exchange.confirmed.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.checker.machine.Surroundings;

/** The checker in full; with {@code -Plong} it takes its time. */
class CheckerIT {

  private static final List<Scope> SCOPES =
      List.of(
          new Scope(0, 2, 1, 0, 1),
          new Scope(1, 3, 1, 0, 1),
          new Scope(1, 3, 2, 0, 0),
          new Scope(1, 2, 1, 1, 0),
          new Scope(1, 2, 0, 1, 1),
          new Scope(0, 2, 1, 2, 0));
  private static final List<Scope> LONG_SCOPES =
      List.of(
          new Scope(1, 2, 0, 3, 0),
          new Scope(0, 3, 1, 1, 0),
          new Scope(1, 2, 1, 1, 1),
          new Scope(0, 3, 2, 1, 0),
          new Scope(1, 3, 1, 1, 1),
          new Scope(1, 3, 2, 0, 1),
          new Scope(2, 3, 1, 2, 0),
          new Scope(1, 4, 3, 0, 0));

  @Test
  void noRuleIsBrokenInAnyWorld() {
    boolean isLong = Boolean.getBoolean("ukms.long");
    List<Scope> scopes = isLong ? LONG_SCOPES : SCOPES;
    Duration time = isLong ? Duration.ofMinutes(20) : Duration.ofMinutes(3);
    int most = isLong ? 12_000_000 : 1_000_000;
    Checker checker = new Checker(Surroundings.SOUND);
    long end = System.nanoTime() + time.toNanos();
    long worlds = 0;
    long resets = 0;
    for (int i = 0; i < scopes.size(); i++) {
      Duration share = Duration.ofNanos((end - System.nanoTime()) / (scopes.size() - i));
      Outcome outcome = checker.through(scopes.get(i), most, share);
      System.out.println(scopes.get(i) + ": " + outcome);
      assertThat(outcome.complaint()).as(outcome.toString()).isEmpty();
      worlds += outcome.worlds();
      resets += outcome.resets();
    }
    assertThat(worlds).isGreaterThan(100_000);
    assertThat(resets).as("RESETs").isPositive();
  }
}
