package org.ukms.exchange.confirmed.checker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The digests of all worlds that were seen, and how each was reached first. */
final class Visited {

  private static final int FIRST = 1 << 16;

  private long[] digests = new long[2 * FIRST];
  private int[] parents = new int[FIRST];
  private short[] moves = new short[FIRST];
  private int[] slots = new int[2 * FIRST];
  private int size;

  /**
   * Adds a world.
   *
   * @param parent the number of the world before
   * @param move which of the moves there led to it
   * @return its number, or -1 if it was seen before
   */
  synchronized int add(long[] digest, int parent, int move) {
    int slot = slot(digest[0], digest[1]);
    if (slots[slot] != 0) {
      return -1;
    }
    if (size == parents.length) {
      grow();
      slot = slot(digest[0], digest[1]);
    }
    digests[2 * size] = digest[0];
    digests[2 * size + 1] = digest[1];
    parents[size] = parent;
    moves[size] = (short) move;
    slots[slot] = size + 1;
    return size++;
  }

  synchronized int size() {
    return size;
  }

  /** The moves that lead from the first world to this one. */
  synchronized List<Integer> way(int number) {
    List<Integer> way = new ArrayList<>();
    for (int at = number; at > 0; at = parents[at]) {
      way.add(0, (int) moves[at]);
    }
    return way;
  }

  private int slot(long first, long second) {
    int slot = (int) (first & (slots.length - 1));
    while (slots[slot] != 0 && !is(slots[slot] - 1, first, second)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean is(int number, long first, long second) {
    return digests[2 * number] == first && digests[2 * number + 1] == second;
  }

  private void grow() {
    digests = Arrays.copyOf(digests, 2 * digests.length);
    parents = Arrays.copyOf(parents, 2 * parents.length);
    moves = Arrays.copyOf(moves, 2 * moves.length);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      slots[slot(digests[2 * i], digests[2 * i + 1])] = i + 1;
    }
  }
}
