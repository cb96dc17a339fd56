package org.ukms.rotation.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ukms.event.ChainEvent.ChainReset;
import org.ukms.event.ChainEvent.Cloned;
import org.ukms.exchange.Protocol;
import org.ukms.rotation.simulation.pair.Devices.Health;
import org.ukms.rotation.simulation.pair.Setting;
import org.ukms.rotation.simulation.pair.SimulatedNode;
import org.ukms.rotation.simulation.pair.SimulatedPair;
import org.ukms.rotation.simulation.pair.Weather;

/** One pair through many episodes: some faults, then calm. Its number decides all of it. */
final class Run {

  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final int MOST_AT_ONCE = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
  private static final Duration HELD = Duration.ofMinutes(10);
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final int[] INTERVALS = {10, 30, 120};

  private final long number;
  private final Tally tally;
  private final Random random;
  private final Duration interval;
  private final SimulatedPair pair;
  private final Ledger ledger = new Ledger();
  private final Trouble trouble;
  private final List<String> story = new ArrayList<>();
  private int episode;
  private int clones;
  private int resets;
  private Instant cloned = Instant.EPOCH;

  Run(long number, Tally tally) {
    this.number = number;
    this.tally = tally;
    this.random = new Random(number);
    this.interval = Duration.ofSeconds(INTERVALS[random.nextInt(INTERVALS.length)]);
    Setting setting = Setting.USUAL.every(interval);
    setting = random.nextBoolean() ? setting.speaking(Protocol.CONFIRMED) : setting;
    setting = random.nextBoolean() ? setting.withSecret() : setting;
    this.pair = new SimulatedPair(random.nextLong(), setting);
    this.trouble = new Trouble(pair, ledger, random);
  }

  /** Goes on until so many epochs are complete. */
  void rotate(int least) {
    Instant start = pair.time.instant();
    pair.start();
    try {
      while (ledger.completed() < least) {
        suffer();
        heal();
        rotateInCalm();
        pair.alice.events.clear();
        pair.bob.events.clear();
        clones = 0;
        resets = 0;
      }
    } finally {
      tally.rotated(ledger.completed());
      tally.passed(Duration.between(start, pair.time.instant()));
      pair.alice.kill();
      pair.bob.kill();
    }
  }

  private void suffer() {
    int current = ++episode;
    story.clear();
    int length = 1 + random.nextInt((int) interval.multipliedBy(3).toMillis());
    for (int faults = 1 + random.nextInt(MOST_AT_ONCE); faults > 0; faults--) {
      Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
      Duration in = Duration.ofMillis(random.nextInt(length));
      story.add(fault + " after " + in.toMillis() + " ms");
      pair.time.in(
          in,
          () -> {
            if (episode == current) {
              tally.struck(fault);
              trouble.strike(fault);
            }
          });
    }
    pair.pass(Duration.ofMillis(length));
    episode++;
    check();
  }

  private void heal() {
    pair.wire.have(Weather.FINE);
    for (SimulatedNode node : List.of(pair.alice, pair.bob)) {
      pair.devices.have(node, Health.WELL);
      trouble.disk(node).heal();
      if (node.isAlive()) {
        node.rotation().resume();
      } else {
        node.start();
      }
    }
    Instant healed = pair.time.instant();
    passUntil(this::isEven, "even");
    if (heldAfter(healed).isZero()) {
      tally.healed(Duration.between(healed, pair.time.instant()));
    }
  }

  private void rotateInCalm() {
    for (int more = 1 + random.nextInt(2); more > 0; more--) {
      int before = ledger.completed();
      passUntil(() -> ledger.completed() > before && isEven(), "rotated");
    }
  }

  private interface Condition {
    boolean holds();
  }

  private void passUntil(Condition condition, String what) {
    Instant start = pair.time.instant();
    while (!condition.holds()) {
      Duration limit = heldAfter(start).plus(bound());
      if (pair.time.instant().isAfter(start.plus(limit))) {
        tally.diverged();
        throw new AssertionError(
            told("not " + what + " after " + limit.toSeconds() + " s of calm: " + ledger));
      }
      pair.pass(STEP);
      check();
    }
  }

  /**
   * Whatever is under way when calm comes waits for its answer for 15 s at most, that of a prepare.
   * The next turn of the leader begins an interval later at the latest: no wait is longer, neither
   * before a new attempt nor before a failed write is tried again. That turn may find the
   * follower's device still in doubt, for 10 s after its last failure, which costs the wait before
   * a new attempt; and it may have its commit refused, which costs 5 s.
   */
  private Duration bound() {
    Duration wait = interval.compareTo(LONGEST_WAIT) < 0 ? interval : LONGEST_WAIT;
    return interval.plus(wait).plusSeconds(15 + 5);
  }

  /** Two machines of one name, as a disk that goes back looks, hold a new chain for 10 minutes. */
  private Duration heldAfter(Instant start) {
    Duration left = Duration.between(start, cloned.plus(HELD));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private boolean isEven() {
    return ledger.isEven(pair.alice.psk(), pair.bob.psk());
  }

  private void check() {
    int alarms = pair.alice.told(Cloned.class).size() + pair.bob.told(Cloned.class).size();
    if (alarms > clones) {
      clones = alarms;
      cloned = pair.time.instant();
      if (cloned.isAfter(trouble.wentBack().plus(HELD).plus(bound()))) {
        throw new AssertionError(told("two nodes of one name, though no disk went back"));
      }
    }
    int chains = pair.alice.told(ChainReset.class).size();
    if (chains > resets) {
      ledger.newChain();
      tally.reset(chains - resets);
      resets = chains;
    }
    if (!ledger.wrong().isEmpty()) {
      tally.wrong(ledger.wrong().size());
      throw new AssertionError(told(String.join("; ", ledger.wrong())));
    }
  }

  private String told(String what) {
    return what
        + ", run "
        + number
        + " (every "
        + interval.toSeconds()
        + " s), after "
        + story
        + "; replay with mvn verify -Dtest=VerbTest -Dit.test=SimulationIT -Dukms.seed="
        + number;
  }
}
