package org.ukms.config.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ukms.config.toml.Quoted;
import org.ukms.config.toml.TableReader;
import org.ukms.exchange.Protocol;

/** Reads how keys are exchanged with a peer, for all peers of a file. */
final class ExchangeReader {

  private static final String PSK_FILE = "psk_file";
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
        choice(peer, "protocol", List.of("auto", "confirmed", "classic"))
            .map(name -> Protocol.valueOf(name.toUpperCase(Locale.ROOT)));
    Optional<Path> pskFile = pskFile(peer);
    if (peer.has(PSK_FILE) && protocol.filter(Protocol.CLASSIC::equals).isPresent()) {
      peer.wrong(
          PSK_FILE,
          "protects nothing where protocol is \"classic\", expected another protocol or no file");
    }
    Optional<String> onStale = choice(peer, "on_stale", List.of("keep", "random"));
    Optional<Integer> staleAfter = staleAfter(peer);
    Optional<String> onChainLoss = choice(peer, "on_chain_loss", List.of("reset", "ask"));
    if (protocol.isEmpty() || onStale.isEmpty() || staleAfter.isEmpty() || onChainLoss.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExchangeConfig(
            protocol.get(),
            pskFile,
            onStale.get().equals("random"),
            Duration.ofSeconds(staleAfter.get()),
            onChainLoss.get().equals("ask")));
  }

  /** One of a few words; the first of them is the default. */
  private static Optional<String> choice(TableReader peer, String key, List<String> words) {
    return peer.text(
        key,
        words.get(0),
        text -> {
          if (!words.contains(text)) {
            throw new IllegalArgumentException(
                Quoted.value(text) + " is unknown, expected one of " + String.join(", ", words));
          }
          return text;
        });
  }

  private Optional<Path> pskFile(TableReader peer) {
    return peer.has(PSK_FILE)
        ? peer.required(
            PSK_FILE, PskFile.EXPECTED, text -> PskFile.parse(text, workingFolder, keyFolder))
        : Optional.empty();
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
