package org.ukms.rotation.simulation;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Random;
import org.ukms.rotation.simulation.disk.Operation;
import org.ukms.rotation.simulation.pair.SimulatedNode;

/** What goes wrong with the disk of a node, and what the ledger learns from it. */
final class FaultyDisk implements Operation.Watch {

  private static final int KEPT = 40;

  private final SimulatedNode node;
  private final boolean leads;
  private final Ledger ledger;
  private final Deque<byte[]> copies = new ArrayDeque<>();

  private boolean stateFails;
  private boolean keyFails;
  private boolean folderFails;
  private boolean unforced;
  private int untilKill = -1;
  private boolean powerToo;
  private Runnable killed = () -> {};

  FaultyDisk(SimulatedNode node, boolean leads, Ledger ledger) {
    this.node = node;
    this.leads = leads;
    this.ledger = ledger;
    node.disk().watch(this);
  }

  @Override
  public void on(Operation operation, String name, boolean done) throws IOException {
    if (name.equals("lock")) {
      return;
    }
    if (done && operation == Operation.MOVE) {
      learn(name);
    }
    if (done && operation == Operation.FORCE_FOLDER) {
      unforced = false;
    }
    if (untilKill >= 0 && untilKill-- == 0) {
      if (powerToo) {
        cutPower();
      }
      killed.run();
      throw node.killedHere();
    }
    if (!done) {
      failIfBroken(operation, name);
    }
  }

  private void failIfBroken(Operation operation, String name) throws IOException {
    boolean full =
        operation == Operation.WRITE
            && ((stateFails && name.contains(".state")) || (keyFails && name.contains(".key")));
    if (full) {
      throw new IOException("No space left on device");
    }
    if (folderFails && operation == Operation.FORCE_FOLDER) {
      unforced = true;
      throw new IOException("Input/output error");
    }
  }

  private void learn(String name) {
    if (name.equals(node.stateFile())) {
      copies.addFirst(node.disk().content(name).orElseThrow());
      if (copies.size() > KEPT) {
        copies.removeLast();
      }
      tellState();
    } else if (name.equals(node.keyFile())) {
      if (leads) {
        ledger.leaderInstalls(node.psk());
      } else {
        ledger.followerInstalls(node.psk());
      }
    }
  }

  private void tellState() {
    Optional<byte[]> state = node.disk().content(node.stateFile());
    if (leads) {
      ledger.leaderHas(state);
    } else {
      ledger.followerHas(state);
    }
  }

  void stateFails() {
    stateFails = true;
  }

  void keyFails() {
    keyFails = true;
  }

  void folderFails() {
    folderFails = true;
  }

  /** Kills the node after so many operations, half of them before they are done. */
  void killAfter(int operations, boolean withPower, Runnable then) {
    untilKill = operations;
    powerToo = withPower;
    killed = then;
  }

  private void cutPower() {
    if (unforced) {
      ledger.diskChanged();
    }
    unforced = false;
    node.disk().cutPower();
    tellState();
  }

  /** An older copy takes the place of the state, while the node is down. */
  void goBack(Random random) {
    if (!copies.isEmpty()) {
      Iterator<byte[]> newestFirst = copies.iterator();
      byte[] copy = newestFirst.next();
      for (int back = 1 + random.nextInt(copies.size()); back > 1; back--) {
        copy = newestFirst.next();
      }
      ledger.diskChanged();
      node.disk().put(node.stateFile(), copy);
      tellState();
    }
  }

  /** The state is gone, while the node is down. */
  void lose() {
    ledger.diskChanged();
    node.disk().remove(node.stateFile());
    tellState();
  }

  /** Half of the state is gone, while the node is down. */
  void damage() {
    ledger.diskChanged();
    node.disk()
        .content(node.stateFile())
        .ifPresent(
            whole -> node.disk().put(node.stateFile(), Arrays.copyOf(whole, whole.length / 2)));
    tellState();
  }

  void heal() {
    stateFails = false;
    keyFails = false;
    folderFails = false;
    untilKill = -1;
  }
}
