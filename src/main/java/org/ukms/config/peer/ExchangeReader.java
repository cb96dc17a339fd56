package org.ukms.config.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ukms.config.toml.TableReader;
import org.ukms.exchange.Protocol;
import org.ukms.key.SecretSource;

/** Reads how keys are exchanged with a peer, for all peers of a file. */
final class ExchangeReader {

  private static final String PSK_FILE = "psk_file";
  private static final String PSK_ENV = "psk_env";
  private static final String STALE_AFTER = "stale_after_seconds";

  private static final int LEAST_STALE_SECONDS = 180;
  private static final int MOST_STALE_SECONDS = 7 * 86_400;

  private final Optional<Path> workingFolder;
  private final Optional<Path> keyFolder;
  private final Optional<Integer> rotationSeconds;

  /**
   * A reader.
   *
   * @param workingFolder where relative paths start; without it they are refused
   * @param keyFolder where key files are written, where that is known
   * @param rotationSeconds the interval of rotations, where that is known
   */
  ExchangeReader(
      Optional<Path> workingFolder, Optional<Path> keyFolder, Optional<Integer> rotationSeconds) {
    this.workingFolder = workingFolder;
    this.keyFolder = keyFolder;
    this.rotationSeconds = rotationSeconds;
  }

  /** What a peer's table says, or empty if a problem was noted. */
  Optional<ExchangeConfig> read(TableReader peer) {
    Optional<Protocol> protocol =
        peer.choice("protocol", List.of("auto", "confirmed", "classic"))
            .map(name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT)));
    Optional<SecretSource> secret = secret(peer);
    if (protocol.filter(Protocol.CLASSIC::equals).isPresent()) {
      refuse(peer, PSK_FILE, "expected another protocol or no file");
      refuse(peer, PSK_ENV, "expected another protocol or no variable");
    }
    Optional<String> onStale = peer.choice("on_stale", List.of("keep", "random"));
    Optional<Integer> staleAfter = staleAfter(peer);
    Optional<String> onShutdown = peer.choice("on_shutdown", List.of("keep", "random"));
    Optional<String> onChainLoss = peer.choice("on_chain_loss", List.of("reset", "ask"));
    if (Stream.of(protocol, onStale, staleAfter, onShutdown, onChainLoss)
        .anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(
        new ExchangeConfig(
            protocol.get(),
            secret,
            onStale.get().equals("random"),
            Duration.ofSeconds(staleAfter.get()),
            onShutdown.get().equals("random"),
            onChainLoss.get().equals("ask")));
  }

  private Optional<SecretSource> secret(TableReader peer) {
    if (peer.has(PSK_FILE) && peer.has(PSK_ENV)) {
      peer.wrong(PSK_ENV, "beside psk_file, expected one of the two");
    }
    if (peer.has(PSK_FILE)) {
      return peer.required(
          PSK_FILE, PskFile.EXPECTED, text -> PskFile.parse(text, workingFolder, keyFolder));
    }
    return peer.has(PSK_ENV)
        ? peer.required(PSK_ENV, "the name of an environment variable", PskFile::variable)
        : Optional.empty();
  }

  private static void refuse(TableReader peer, String key, String expected) {
    if (peer.has(key)) {
      peer.wrong(key, "protects nothing where protocol is \"classic\", " + expected);
    }
  }

  private Optional<Integer> staleAfter(TableReader peer) {
    int rotation = rotationSeconds.orElse(0);
    // Half an interval later than expected, rounded up.
    int fallback = Math.max(LEAST_STALE_SECONDS, rotation + (rotation + 1) / 2);
    Optional<Integer> staleAfter = peer.integer(STALE_AFTER, fallback, 1, MOST_STALE_SECONDS);
    if (staleAfter.filter(seconds -> seconds <= rotation).isPresent()) {
      peer.wrong(
          STALE_AFTER,
          "%d s, and keys rotate every %d s, expected more than key_rotation_seconds"
              .formatted(staleAfter.get(), rotation));
    }
    return staleAfter;
  }
}
