package org.ukms.config.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ukms.config.delivery.DeliveryConfig.ToFile;
import org.ukms.config.delivery.DeliveryConfig.ToWireGuard;
import org.ukms.config.toml.TableReader;

/** Reads the deliveries of all peers of a file, no two of which may share a place. */
public final class DeliveriesReader {

  private static final String EXPECTED = "tables [[peers.NAME.delivery]]";

  /** What the messages of the confirmed exchange have room for. */
  private static final int MOST_LABEL_CHARACTERS = 80;

  private final Optional<Path> workingFolder;
  private final Optional<Path> keyFolder;
  private final Map<String, String> ownerOfPlace = new HashMap<>();
  private final Set<String> defaults = new HashSet<>();

  /**
   * A reader.
   *
   * @param workingFolder where relative paths start; without it they are refused
   * @param keyFolder where the default key files are, where that is known
   */
  public DeliveriesReader(Optional<Path> workingFolder, Optional<Path> keyFolder) {
    this.workingFolder = workingFolder;
    this.keyFolder = keyFolder;
  }

  /**
   * The deliveries of a peer, without those that leave a problem; none if it lists none, and has
   * its default key file.
   *
   * @param alias of the peer, where it is known
   */
  public List<DeliveryConfig> read(TableReader peer, Optional<String> alias) {
    Optional<Path> keyFile =
        keyFolder.flatMap(folder -> alias.map(name -> folder.resolve(name + ".key")));
    if (!peer.has("delivery")) {
      keyFile.map(DeliveriesReader::placeOf).ifPresent(place -> claimDefault(peer, place));
      return List.of();
    }
    List<DeliveryConfig> read = new ArrayList<>();
    for (TableReader table : peer.tables("delivery", EXPECTED)) {
      new DeliveryReader(table, workingFolder, keyFile)
          .read()
          .ifPresent(
              delivery -> {
                claim(table, delivery);
                read.add(delivery);
              });
    }
    checkLabels(peer, read);
    return read;
  }

  private static void checkLabels(TableReader peer, List<DeliveryConfig> deliveries) {
    String labels =
        deliveries.stream()
            .flatMap(delivery -> delivery.label().stream())
            .distinct()
            .collect(Collectors.joining(","));
    if (labels.length() > MOST_LABEL_CHARACTERS) {
      peer.wrong(
          "delivery",
          "labels of %d characters with their commas, expected at most %d"
              .formatted(labels.length(), MOST_LABEL_CHARACTERS));
    }
  }

  /** A program may serve several peers, for it is told which one. */
  private void claim(TableReader table, DeliveryConfig delivery) {
    if (delivery instanceof ToFile file) {
      claim(table, "path", placeOf(file.path()));
    } else if (delivery instanceof ToWireGuard peer) {
      claim(table, "public_key", "peer " + peer.publicKey() + " of " + peer.device());
    }
  }

  private static String placeOf(Path file) {
    return "the file " + file;
  }

  /** Where two have one default, their aliases are refused already. */
  private void claimDefault(TableReader peer, String place) {
    if (defaults.add(place)) {
      claim(peer, "alias", place);
    }
  }

  private void claim(TableReader table, String key, String place) {
    String owner = ownerOfPlace.putIfAbsent(place, table.name());
    if (owner != null) {
      table.wrong(key, place + " has the keys of " + owner + ", expected one of its own");
    }
  }
}
