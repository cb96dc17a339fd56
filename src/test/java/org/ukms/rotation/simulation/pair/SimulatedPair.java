package org.ukms.rotation.simulation.pair;

import java.time.Duration;
import java.util.Random;
import org.ukms.rotation.VirtualTime;
import org.ukms.rotation.simulation.disk.MemoryDisk;

/** Two nodes and all that is between them. The leader is alice, unless they are named otherwise. */
public final class SimulatedPair {

  private static final int PSK_LENGTH = 44;

  public final VirtualTime time = new VirtualTime();
  public final Wire wire;
  public final Devices devices;
  public final SimulatedNode alice;
  public final SimulatedNode bob;

  /** Two nodes that have never met; which run it is decides what chance does. */
  public SimulatedPair(long run, Setting setting) {
    this(run, setting, "hsn_alice", new MemoryDisk(), "hsn_bob", new MemoryDisk());
  }

  /** Two nodes with these names and disks. */
  public SimulatedPair(
      long run, Setting setting, String one, MemoryDisk oneDisk, String other, MemoryDisk disk) {
    Random random = new Random(run);
    this.wire = new Wire(time, random);
    this.devices = new Devices(time, random);
    this.alice = new SimulatedNode(one, other, oneDisk, time, setting, random);
    this.bob = new SimulatedNode(other, one, disk, time, setting, random);
    alice.connect(wire.between(alice, bob), devices.of(alice));
    bob.connect(wire.between(bob, alice), devices.of(bob));
  }

  /** Starts both. */
  public void start() {
    alice.start();
    bob.start();
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    time.pass(duration);
  }

  /** Whether both key files hold the same PSK. */
  public boolean isEqual() {
    return alice.psk().length() == PSK_LENGTH && alice.psk().equals(bob.psk());
  }
}
