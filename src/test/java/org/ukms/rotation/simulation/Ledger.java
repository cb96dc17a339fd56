package org.ukms.rotation.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;
import org.ukms.key.chain.KeyChain;

/**
 * What both ends ever saved and put in place, and what of that is wrong. A PSK is right at the
 * follower if the leader has saved its epoch before, and right at the leader if the follower has
 * put it in place before.
 */
final class Ledger {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> committed = new HashSet<>();
  private final Set<String> atFollower = new HashSet<>();
  private final Set<String> atLeader = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private Optional<JsonNode> leader = Optional.empty();
  private Optional<JsonNode> follower = Optional.empty();
  private boolean kept;

  /** What the leader's disk holds now. */
  void leaderHas(Optional<byte[]> state) {
    leader = state.flatMap(Ledger::chain);
    leader.map(chain -> chain.path("current")).filter(JsonNode::isObject).ifPresent(this::commit);
    compare();
  }

  /** What the follower's disk holds now. */
  void followerHas(Optional<byte[]> state) {
    follower = state.flatMap(Ledger::chain);
    compare();
  }

  private void commit(JsonNode epoch) {
    try (KeyChain chain = new KeyChain(KeyMaterial.taken(epoch.path("chain").binaryValue()));
        Psk psk = chain.psk("", epoch.path("number").longValue())) {
      committed.add(psk.exposeText(text -> new String(text, StandardCharsets.US_ASCII)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Optional<JsonNode> chain(byte[] state) {
    try {
      return Optional.of(JSON.readTree(state).path("chain"));
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /**
   * A disk was lost, or went back. Until both are even, the follower may be ahead, and a new chain
   * is in order, as it is at the first contact.
   */
  void diskChanged() {
    kept = false;
  }

  /** A new chain was begun not long ago. */
  void newChain() {
    if (kept) {
      wrong.add("a new chain, though no disk was lost or went back");
    }
  }

  private void compare() {
    long ahead = number(leader) - number(follower);
    if (kept && (ahead < 0 || ahead > 1)) {
      wrong.add("the leader is " + ahead + " epochs ahead");
    }
  }

  void leaderInstalls(String psk) {
    atLeader.add(psk);
    if (!atFollower.contains(psk)) {
      wrong.add("the leader puts a PSK in place that the follower never had");
    }
  }

  void followerInstalls(String psk) {
    atFollower.add(psk);
    if (!committed.contains(psk)) {
      wrong.add("the follower puts a PSK in place that the leader never committed");
    }
  }

  /** Whether both disks and both outputs hold the same epoch, and both ends know it. */
  boolean isEven(String leadersPsk, String followersPsk) {
    Optional<JsonNode> ours = leader.map(chain -> chain.path("current"));
    boolean even =
        ours.filter(JsonNode::isObject).isPresent()
            && ours.equals(follower.map(chain -> chain.path("current")))
            && !leader.get().path("unacknowledged").booleanValue()
            && installed(leader).equals(leadersPsk)
            && leadersPsk.equals(followersPsk);
    kept |= even;
    return even;
  }

  private static String installed(Optional<JsonNode> chain) {
    return chain.map(one -> one.path("installed").asText()).orElse("");
  }

  private static long number(Optional<JsonNode> chain) {
    return chain.map(one -> one.path("current").path("number").longValue()).orElse(0L);
  }

  /** How many epochs are complete: in place at both ends. */
  int completed() {
    return atLeader.size();
  }

  List<String> wrong() {
    return Collections.unmodifiableList(wrong);
  }

  /** Where both are, for a report. */
  @Override
  public String toString() {
    boolean unacknowledged =
        leader.filter(chain -> chain.path("unacknowledged").booleanValue()).isPresent();
    return "the leader is at epoch "
        + number(leader)
        + (unacknowledged ? ", unacknowledged" : "")
        + ", the follower at epoch "
        + number(follower);
  }
}
