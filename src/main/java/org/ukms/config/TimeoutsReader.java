package org.ukms.config;

import java.time.Duration;
import java.util.Optional;
import org.ukms.config.toml.TableReader;

/** Reads the time-outs. */
final class TimeoutsReader {

  private static final String PEER = "peer_timeout_seconds";
  private static final String KME = "kme_timeout_seconds";

  // Whoever waits longer for one call does not wait for an answer any more.
  private static final int LONGEST_SECONDS = 300;

  private static final int LONGEST_KEY_WAIT_SECONDS = 60;

  private final TableReader top;

  TimeoutsReader(TableReader top) {
    this.top = top;
  }

  Optional<Timeouts> read() {
    Optional<Integer> connect =
        top.integer(
            "connect_timeout_seconds", Defaults.CONNECT_TIMEOUT_SECONDS, 1, LONGEST_SECONDS);
    Optional<Integer> kme = top.integer(KME, Defaults.KME_TIMEOUT_SECONDS, 1, LONGEST_SECONDS);
    Optional<Integer> peer = top.integer(PEER, Defaults.PEER_TIMEOUT_SECONDS, 1, LONGEST_SECONDS);
    if (kme.isPresent() && peer.isPresent() && peer.get() <= kme.get()) {
      // The peer asks its own device before it answers us.
      top.wrong(
          top.has(PEER) ? PEER : KME,
          "a call to a peer may take %d s and one to a device %d s, expected more for the peer"
              .formatted(peer.get(), kme.get()));
    }
    Optional<Integer> keyWait =
        top.integer("key_wait_seconds", Defaults.KEY_WAIT_SECONDS, 0, LONGEST_KEY_WAIT_SECONDS);
    if (connect.isEmpty() || kme.isEmpty() || peer.isEmpty() || keyWait.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Timeouts(
            Duration.ofSeconds(connect.get()),
            Duration.ofSeconds(kme.get()),
            Duration.ofSeconds(peer.get()),
            Duration.ofSeconds(keyWait.get())));
  }
}
