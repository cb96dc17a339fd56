package org.ukms.etsi014.simulator.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ukms.etsi014.simulator.strict.StrictDevice.ALICE;
import static org.ukms.etsi014.simulator.strict.StrictDevice.BOB;
import static org.ukms.etsi014.simulator.strict.StrictDevice.CAROL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.POOL;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertGone;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertRefused;
import static org.ukms.etsi014.simulator.strict.StrictDevice.assertSame;
import static org.ukms.etsi014.simulator.strict.StrictDevice.body;
import static org.ukms.etsi014.simulator.strict.StrictDevice.keys;
import static org.ukms.etsi014.simulator.strict.StrictDevice.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ukms.etsi014.simulator.Answer;

/** What time does to keys: D-1 and D-2. */
class StrictTimeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final StrictDevice device = new StrictDevice();

  @Test
  void d1_aPoolIsFilledByTheClockAndNeverFullerThanFull() {
    device.issued(ALICE, BOB, 8);
    device.wait(Duration.ofMillis(999));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(2);
    device.wait(Duration.ofMillis(1));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(3);
    device.wait(SECOND.multipliedBy(7));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL);
    device.wait(Duration.ofDays(365_000));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL);
    device.issued(ALICE, BOB, 1);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(POOL - 1);
  }

  @Test
  void d1_manyLooksFillNoMoreAndNoLessThanOne() {
    device.issued(ALICE, BOB, 8);
    for (int i = 0; i < 700; i++) {
      device.wait(Duration.ofMillis(10));
      device.stored(ALICE, BOB);
    }
    assertThat(device.stored(ALICE, BOB)).isEqualTo(9);
  }

  @Test
  void d1_theGreatestPoolAndTheGreatestRateDoNotOverflow() {
    Storage great = new Storage(1_000_000, 60_000_000, Duration.ofHours(1));
    StrictDevice fast = new StrictDevice(Map.of(), great);
    fast.issued(ALICE, BOB, 8);
    fast.wait(Duration.ofNanos(4_000));
    assertThat(fast.stored(ALICE, BOB)).isEqualTo(999_996);
    fast.wait(Duration.ofDays(1));
    assertThat(fast.stored(ALICE, BOB)).isEqualTo(1_000_000);
    Storage slow = new Storage(1_000_000, 1, Duration.ofHours(1));
    StrictDevice drop = new StrictDevice(Map.of(), slow);
    drop.issued(ALICE, BOB, 8);
    drop.wait(Duration.ofSeconds(59));
    assertThat(drop.stored(ALICE, BOB)).isEqualTo(999_992);
    drop.wait(SECOND);
    assertThat(drop.stored(ALICE, BOB)).isEqualTo(999_993);
  }

  @Test
  void d1_aClockThatGoesBackFillsNothingAndTakesNothing() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 8);
    device.wait(SECOND);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(3);
    device.wait(Duration.ofDays(-1));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(3);
    device.wait(Duration.ofDays(1));
    assertThat(device.stored(ALICE, BOB)).isEqualTo(3);
    device.wait(SECOND);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(4);
    assertSame(keys, device.dec(BOB, ALICE, keys));
  }

  @Test
  void d1_aPoolWithTooFewIsRefusedAndStaysAsItIs() {
    device.dec(BOB, ALICE, device.issued(ALICE, BOB, 8));
    assertThat(device.enc(ALICE, BOB, query("number", 3)).status()).isEqualTo(503);
    assertThat(device.stored(ALICE, BOB)).isEqualTo(2);
    String forTwo = "{`number`:3,`additional_slave_SAE_IDs`:[`sae_bob`]}";
    assertThat(device.enc(ALICE, CAROL, body(forTwo)).status()).isEqualTo(503);
    assertThat(device.stored(ALICE, CAROL)).isEqualTo(POOL);
    assertThat(device.issued(ALICE, BOB, 2)).hasSize(2);
    device.wait(SECOND.multipliedBy(3));
    assertThat(device.issued(ALICE, BOB, 3)).hasSize(3);
  }

  @Test
  void d1_aPoolThatIsNeverFilledAsksToWaitAMinute() {
    StrictDevice dry = new StrictDevice(Map.of(), new Storage(1, 0, Duration.ofHours(1)));
    dry.issued(ALICE, BOB, 1);
    dry.wait(Duration.ofDays(1));
    Answer refused = dry.enc(ALICE, BOB, query());
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.retryAfter()).contains(Duration.ofMinutes(1));
  }

  @Test
  void d2_aKeyWaitsForItsLifetimeAndNoLonger() {
    List<JsonNode> first = device.issued(ALICE, BOB, 2);
    device.wait(SECOND);
    List<JsonNode> second = device.issued(ALICE, BOB, 1);
    device.wait(SECOND.multipliedBy(59).minusNanos(1));
    assertSame(first.subList(0, 1), device.dec(BOB, ALICE, first.subList(0, 1)));
    device.wait(Duration.ofNanos(1));
    assertGone(device.dec(BOB, ALICE, first.subList(1, 2)));
    assertSame(second, device.dec(BOB, ALICE, second));
    assertThat(device.kme.view().pairs().get(0).expired()).isEqualTo(1);
    assertThat(device.kme.view().pairs().get(0).waiting()).isZero();
  }

  @Test
  void d2_aSlaveThatIsLateLosesAMulticastKeyThatAnotherHad() {
    List<JsonNode> keys =
        keys(device.enc(ALICE, BOB, body("{`additional_slave_SAE_IDs`:[`sae_carol`]}")));
    assertSame(keys, device.dec(CAROL, ALICE, keys));
    device.wait(Duration.ofMinutes(1));
    device.kme.sweep();
    assertGone(device.dec(BOB, ALICE, keys));
    assertThat(device.kme.view().pairs().stream().mapToLong(pair -> pair.expired()).sum())
        .isEqualTo(1);
  }

  @Test
  void d2_noMoreKeysWaitThanAPoolCanHold() {
    List<JsonNode> keys = device.issued(ALICE, BOB, 8);
    device.wait(SECOND.multipliedBy(8));
    device.issued(BOB, ALICE, 2);
    Answer refused = device.enc(ALICE, BOB, query());
    assertRefused(refused, 503, "too many keys wait for their slaves");
    assertThat(refused.retryAfter()).isPresent();
    assertThat(device.stored(ALICE, BOB)).isEqualTo(8);
    assertSame(keys, device.dec(BOB, ALICE, keys));
    assertThat(device.issued(ALICE, BOB, 8)).hasSize(8);
  }
}
