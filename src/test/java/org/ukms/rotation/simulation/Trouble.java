package org.ukms.rotation.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.ukms.rotation.PeerRotation;
import org.ukms.rotation.simulation.pair.Devices.Health;
import org.ukms.rotation.simulation.pair.SimulatedNode;
import org.ukms.rotation.simulation.pair.SimulatedPair;
import org.ukms.rotation.simulation.pair.Weather;

/** What goes wrong with a pair. */
final class Trouble {

  private static final int LONGEST_DOWN_MILLIS = 20_000;
  private static final int MOST_OPERATIONS = 60;

  private final SimulatedPair pair;
  private final Random random;
  private final Map<SimulatedNode, FaultyDisk> disks;
  private Instant wentBack = Instant.EPOCH;

  Trouble(SimulatedPair pair, Ledger ledger, Random random) {
    this.pair = pair;
    this.random = random;
    this.disks =
        Map.of(
            pair.alice,
            new FaultyDisk(pair.alice, true, ledger),
            pair.bob,
            new FaultyDisk(pair.bob, false, ledger));
  }

  void strike(Fault fault) {
    switch (fault) {
      case LOSS -> pair.wire.have(new Weather(random.nextDouble(), 0, 0));
      case DUPLICATES -> pair.wire.have(new Weather(0, random.nextDouble(), 0.2));
      case LATENESS -> pair.wire.have(new Weather(0, 0, random.nextDouble()));
      case ALL_WEATHER -> pair.wire.have(new Weather(0.2, 0.3, 0.3));
      case CUT -> pair.wire.have(Weather.CUT);
      case LEADER_KILLED -> kill(pair.alice);
      case FOLLOWER_KILLED -> kill(pair.bob);
      case BOTH_KILLED -> {
        kill(pair.alice);
        kill(pair.bob);
      }
      case KILLED_AT_THE_DISK -> killAtTheDisk(false);
      case POWER_CUT_AT_THE_DISK -> killAtTheDisk(true);
      case DEVICE_OUT -> pair.devices.have(either(), Health.OUT);
      case DEVICES_OUT -> {
        pair.devices.have(pair.alice, Health.OUT);
        pair.devices.have(pair.bob, Health.OUT);
      }
      case DEVICE_MUTE -> pair.devices.have(either(), Health.MUTE);
      case DEVICE_LATE -> pair.devices.have(either(), Health.LATE);
      case DEVICE_WRONG -> pair.devices.have(either(), Health.WRONG);
      case STATE_NOT_WRITTEN -> disk(either()).stateFails();
      case KEY_FILE_NOT_WRITTEN -> disk(either()).keyFails();
      case FOLDER_NOT_FORCED -> disk(either()).folderFails();
      case STATE_ROLLED_BACK -> {
        wentBack = pair.time.instant();
        whileDown(either(), disk -> disk.goBack(random));
      }
      case STATE_LOST -> whileDown(either(), FaultyDisk::lose);
      case STATE_DAMAGED -> whileDown(either(), FaultyDisk::damage);
      case ORDERED -> operate(either(), PeerRotation::rotateNow);
      case PAUSED -> operate(either(), PeerRotation::pause);
    }
  }

  private SimulatedNode either() {
    return random.nextBoolean() ? pair.alice : pair.bob;
  }

  FaultyDisk disk(SimulatedNode node) {
    return disks.get(node);
  }

  private void kill(SimulatedNode node) {
    if (node.isAlive()) {
      node.kill();
      restartLater(node);
    }
  }

  private void restartLater(SimulatedNode node) {
    pair.time.in(
        Duration.ofMillis(random.nextInt(LONGEST_DOWN_MILLIS)),
        () -> {
          if (!node.isAlive()) {
            node.start();
            if (!node.isAlive()) {
              restartLater(node);
            }
          }
        });
  }

  /** Between any two things that the node does with its disk. */
  private void killAtTheDisk(boolean power) {
    SimulatedNode node = either();
    disk(node).killAfter(random.nextInt(MOST_OPERATIONS), power, () -> restartLater(node));
  }

  /** When a disk last went back to an older copy. */
  Instant wentBack() {
    return wentBack;
  }

  private void whileDown(SimulatedNode node, Consumer<FaultyDisk> change) {
    node.kill();
    change.accept(disk(node));
    restartLater(node);
  }

  private static void operate(SimulatedNode node, Consumer<PeerRotation> what) {
    if (node.isAlive()) {
      what.accept(node.rotation());
    }
  }
}
