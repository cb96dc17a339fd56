package org.ukms.exchange.confirmed.checker.world;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ukms.exchange.confirmed.checker.machine.Digest;
import org.ukms.exchange.confirmed.checker.machine.Machines;

/**
 * Both ends and all between them. States, messages and PSKs are the numbers that {@link Machines}
 * has for them. Changed only by whoever has just copied it.
 */
public final class World {

  private static final int[] NONE = {};

  int leader;
  int follower;
  int leaderDisk;
  int followerDisk;
  int leaderOutput;
  int followerOutput;

  /** Messages in flight. */
  int[] wire = NONE;

  /** Keys of the follower that the leader's device has. */
  int[] atLeader = NONE;

  /** Keys of the leader that the follower's device has. */
  int[] atFollower = NONE;

  /** Keys of the leader that the follower was given back. */
  int[] kept = NONE;

  // Durable states before this one, as long as one may yet be restored.
  int[] leaderPast = NONE;
  int[] followerPast = NONE;

  /** Without a lock: for each attempt its number and the follower's state when it began. */
  int[] begun = NONE;

  int beginsLeft;
  int faultsLeft;
  int damagesLeft;
  int forgeriesLeft;
  int damages;
  int begins;
  int nonces;
  int keys;
  int instances;

  World copy() {
    World copy = new World();
    copy.leader = leader;
    copy.follower = follower;
    copy.leaderDisk = leaderDisk;
    copy.followerDisk = followerDisk;
    copy.leaderOutput = leaderOutput;
    copy.followerOutput = followerOutput;
    copy.wire = wire;
    copy.atLeader = atLeader;
    copy.atFollower = atFollower;
    copy.kept = kept;
    copy.leaderPast = leaderPast;
    copy.followerPast = followerPast;
    copy.begun = begun;
    copy.beginsLeft = beginsLeft;
    copy.faultsLeft = faultsLeft;
    copy.damagesLeft = damagesLeft;
    copy.forgeriesLeft = forgeriesLeft;
    copy.damages = damages;
    copy.begins = begins;
    copy.nonces = nonces;
    copy.keys = keys;
    copy.instances = instances;
    return copy;
  }

  /**
   * The same, but only so much may yet happen, so that there are finitely many worlds.
   *
   * @param nextBegins how often the leader begins
   * @param faults messages that are lost or delivered twice, crashes, devices and outputs that fail
   * @param nextDamages disks that are lost, or set back to an earlier state
   * @param forgeries messages of a stranger
   */
  public World within(int nextBegins, int faults, int nextDamages, int forgeries) {
    World copy = copy();
    copy.beginsLeft = nextBegins;
    copy.faultsLeft = faults;
    copy.damagesLeft = nextDamages;
    copy.forgeriesLeft = forgeries;
    if (nextDamages == 0) {
      copy.leaderPast = NONE;
      copy.followerPast = NONE;
    }
    return copy;
  }

  /** Whether a disk was lost or restored since another world. */
  public boolean isDamagedAfter(World other) {
    return damages > other.damages;
  }

  /** Tells it from every other: 128 bits of the SHA-256 of all that it is. */
  public long[] digest() {
    int[] fixed = {
      leader,
      follower,
      leaderDisk,
      followerDisk,
      leaderOutput,
      followerOutput,
      beginsLeft,
      faultsLeft,
      damagesLeft,
      forgeriesLeft,
      damages,
      begins,
      nonces,
      keys,
      instances
    };
    int[][] lists = {fixed, wire, atLeader, atFollower, kept, leaderPast, followerPast, begun};
    int length = Arrays.stream(lists).mapToInt(list -> 1 + list.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length * Integer.BYTES);
    for (int[] list : lists) {
      all.putInt(list.length);
      for (int each : list) {
        all.putInt(each);
      }
    }
    ByteBuffer hash = ByteBuffer.wrap(Digest.of(all.array()));
    return new long[] {hash.getLong(), hash.getLong()};
  }

  static boolean has(int[] sorted, int number) {
    return Arrays.binarySearch(sorted, number) >= 0;
  }

  /** With one more, of which there may be some. */
  static int[] with(int[] sorted, int number) {
    int[] more = Arrays.copyOf(sorted, sorted.length + 1);
    more[sorted.length] = number;
    Arrays.sort(more);
    return more;
  }

  /** With one of this. */
  static int[] withOne(int[] sorted, int number) {
    return has(sorted, number) ? sorted : with(sorted, number);
  }

  /** With one less. */
  static int[] without(int[] sorted, int number) {
    int at = Arrays.binarySearch(sorted, number);
    if (at < 0) {
      return sorted;
    }
    int[] less = new int[sorted.length - 1];
    System.arraycopy(sorted, 0, less, 0, at);
    System.arraycopy(sorted, at + 1, less, at, less.length - at);
    return less;
  }

  /** Puts a message in flight; a third copy of it would make no difference. */
  void send(int parcel) {
    if (!has(without(wire, parcel), parcel)) {
      wire = with(wire, parcel);
    }
  }
}
