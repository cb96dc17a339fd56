package org.ukms.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ukms.it.tunnel.Pings;
import org.ukms.it.tunnel.WgInPath.Call;

/**
 * A tunnel whose PSKs two nodes agree on.
 *
 * @param leader whose node leads
 * @param follower the other
 */
record Tunnel(Site leader, Site follower) {

  /** A busy machine and the longest pause of anything. */
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** Two ends that differed for longer than this were not in one rotation. */
  private static final Duration LONGEST_WINDOW = Duration.ofMillis(900);

  /** The PSK that both ends have. */
  Optional<String> equal() {
    Optional<String> psk = leader.psk(follower);
    return psk.isPresent() && psk.equals(follower.psk(leader)) ? psk : Optional.empty();
  }

  /** Waits until both ends have the same PSK, none of these, and tells it. */
  String awaitEqual(Set<String> but) {
    return await(leader.name() + " = " + follower.name())
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> equal().filter(psk -> !but.contains(psk)), Optional::isPresent)
        .orElseThrow();
  }

  /** Waits for one that is not in place now. */
  String awaitNext() {
    Set<String> now = new HashSet<>();
    leader.psk(follower).ifPresent(now::add);
    follower.psk(leader).ifPresent(now::add);
    return awaitEqual(now);
  }

  /** Waits for so many PSKs, each new and the same at both ends. */
  Set<String> rotations(int count) {
    Set<String> seen = new HashSet<>();
    equal().ifPresent(seen::add);
    int before = seen.size();
    while (seen.size() < before + count) {
      seen.add(awaitEqual(seen));
    }
    return seen;
  }

  /** Pings through it, of which one is answered. */
  Pings pings() throws IOException {
    Pings pings = Pings.start(leader.namespace(), follower.wireGuard().address());
    await("the tunnel is up")
        .atMost(LIMIT)
        .until(() -> pings.answeredWithin(Duration.ofSeconds(1)));
    return pings;
  }

  /** When the last handshake was, if it was after this. */
  Optional<Instant> handshakeAfter(Instant moment) {
    return leader.latestHandshake(follower).filter(latest -> latest.isAfter(moment));
  }

  /** For how long the two ends differed, in each rotation of which both ends are known. */
  Spread windows() throws IOException {
    List<Long> windows = new ArrayList<>();
    List<Call> first = sets(follower, leader);
    for (Call second : sets(leader, follower)) {
      first.stream()
          .map(call -> Duration.between(call.end(), second.end()))
          .filter(window -> !window.isNegative() && window.compareTo(LONGEST_WINDOW) < 0)
          .min(Duration::compareTo)
          .ifPresent(window -> windows.add(window.toNanos()));
    }
    return Spread.ofNanos(windows);
  }

  /**
   * How long one delivery took at either end: the key set, read back, and what else is asked of
   * {@code wg} before and after.
   */
  Spread deliveries() throws IOException {
    List<Long> nanos = new ArrayList<>();
    for (Site site : List.of(leader, follower)) {
      List<Call> calls = site.wg().calls(site.wireGuard());
      for (int i = 1; i < calls.size() - 2; i++) {
        Call first = calls.get(i - 1);
        Call last = calls.get(i + 2);
        if (calls.get(i).sets()
            && first.shows("preshared-keys")
            && last.shows("latest-handshakes")) {
          nanos.add(Duration.between(first.start(), last.end()).toNanos());
        }
      }
    }
    return Spread.ofNanos(nanos);
  }

  static List<Call> sets(Site at, Site other) throws IOException {
    return at.wg().calls(at.wireGuard()).stream()
        .filter(call -> call.sets() && call.arguments().contains(other.wireGuard().publicKey()))
        .toList();
  }
}
