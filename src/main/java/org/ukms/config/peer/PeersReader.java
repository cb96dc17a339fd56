package org.ukms.config.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;
import org.ukms.config.delivery.DeliveriesReader;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.TableReader;

/** Reads the table {@code [peers]}. */
public final class PeersReader {

  private static final String EXPECTED = "a table [peers.NAME]";

  private final Problems problems;
  private final Clashes clashes;
  private final ExchangeReader exchanges;
  private final DeliveriesReader deliveries;
  private final Wire wire;

  /**
   * Makes a reader that notes what is wrong.
   *
   * @param workingFolder where relative paths start; without it they are refused
   * @param keyFolder where key files are written, where that is known
   * @param rotationSeconds the interval of rotations, where that is known
   * @param wire over what peers may be spoken to
   */
  public PeersReader(
      Problems problems,
      Optional<Path> workingFolder,
      Optional<Path> keyFolder,
      Optional<Integer> rotationSeconds,
      Wire wire) {
    this.problems = problems;
    this.wire = wire;
    this.deliveries = new DeliveriesReader(workingFolder, keyFolder);
    this.clashes = new Clashes(problems);
    this.exchanges = new ExchangeReader(workingFolder, keyFolder, rotationSeconds);
  }

  /** The peers in the order of the file; without those that come after a problem. */
  public List<PeerConfig> read(TomlTable peers) {
    TableReader reader = new TableReader(peers, List.of("peers"), problems);
    List<PeerConfig> read = new ArrayList<>();
    Set<String> names = peers.keySet();
    for (String name : names) {
      if (peers.get(List.of(name)) instanceof TomlTable table) {
        new PeerReader(name, table, problems, clashes, exchanges, deliveries, wire)
            .read()
            .ifPresent(read::add);
      } else {
        reader.wrong(name, Keys.misplaced(name).orElse("not a table, expected " + EXPECTED));
      }
    }
    clashes.checkNames(names);
    return read;
  }
}
