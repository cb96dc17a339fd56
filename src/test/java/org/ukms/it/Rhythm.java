package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How regularly a node rotates with one peer, as its log tells. */
final class Rhythm {

  private Rhythm() {}

  /** Waits for so many further rotations, and tells the longest time from one to the next. */
  static Duration longestPause(Node node, String peer, int rotations, Duration limit) {
    int before = rotations(node, peer).size();
    await().atMost(limit).until(() -> rotations(node, peer).size() > before + rotations);
    List<Instant> times = rotations(node, peer).subList(before, before + rotations + 1);
    Duration longest = Duration.ZERO;
    for (int i = 1; i < times.size(); i++) {
      Duration pause = Duration.between(times.get(i - 1), times.get(i));
      longest = pause.compareTo(longest) > 0 ? pause : longest;
    }
    return longest;
  }

  /** A leader tells of its rotations, a follower of the epochs that it took. */
  private static List<Instant> rotations(Node node, String peer) {
    List<String> log = node.log();
    String epoch = peer + ": took epoch ";
    String told =
        log.stream().anyMatch(line -> line.contains(epoch)) ? epoch : peer + ": rotated, ";
    return log.stream()
        .filter(line -> line.contains(told))
        .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
        .toList();
  }
}
