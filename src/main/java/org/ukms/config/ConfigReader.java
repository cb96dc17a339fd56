package org.ukms.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tomlj.TomlTable;
import org.ukms.config.fake.FakeQkdConfig;
import org.ukms.config.fake.FakeQkdReader;
import org.ukms.config.folder.FolderReader;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.peer.PeersReader;
import org.ukms.config.peer.Wire;
import org.ukms.config.tls.KmeConfig;
import org.ukms.config.tls.TlsConfig;
import org.ukms.config.tls.TlsReader;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.TableReader;
import org.ukms.config.toml.TomlFault;
import org.ukms.config.toml.TomlFile;

/** Reads the file of a node. */
public final class ConfigReader {

  // A greater number is most often one of milliseconds, and a PSK of days is no rotation.
  private static final int LONGEST_ROTATION_SECONDS = 86_400;

  private final Problems problems;
  private final TableReader top;
  private final Optional<Path> workingFolder;

  private ConfigReader(Problems problems, TableReader top, Optional<Path> workingFolder) {
    this.problems = problems;
    this.top = top;
    this.workingFolder = workingFolder;
  }

  /**
   * Reads and checks a file, then makes the folders that it names where they are missing.
   *
   * @param file the file; the relative paths in it start at the current working directory
   * @return the complete configuration; its folders exist
   * @throws ConfigException with all that is wrong; then no folder was made, unless the making was
   *     what failed
   */
  public static UkmsConfig read(Path file) throws ConfigException {
    return read(file, Optional.of(Path.of("")));
  }

  /**
   * The same inside a server of others, whose working folder is not ours: relative paths are
   * refused.
   *
   * @throws ConfigException as {@link #read(Path)}
   */
  public static UkmsConfig readOnServer(Path file) throws ConfigException {
    return read(file, Optional.empty());
  }

  static UkmsConfig read(Path file, Optional<Path> workingFolder) throws ConfigException {
    try {
      TomlFile toml = TomlFile.read(file);
      return new ConfigReader(toml.problems(), toml.top(), workingFolder)
          .checked(file.toAbsolutePath());
    } catch (TomlFault e) {
      // No cause: a trace would only say all of it again.
      throw new ConfigException(e.getMessage());
    }
  }

  // Whatever is empty here has left a problem behind.
  private UkmsConfig checked(Path file) throws TomlFault {
    FolderReader folders = new FolderReader(top, workingFolder);
    Optional<Integer> rotation =
        top.integer(
            "key_rotation_seconds", Defaults.KEY_ROTATION_SECONDS, 1, LONGEST_ROTATION_SECONDS);
    Optional<Path> keyFolder = folders.keyFolder(Defaults.KEY_FOLDER);
    Optional<Path> stateFolder = folders.stateFolder(keyFolder, Defaults.STATE_FOLDER);
    ListenersReader listeners = new ListenersReader(top);
    Optional<Listener> listener = listeners.main();
    Optional<Listener> admin = listeners.admin(listener);
    Optional<Boolean> plain = top.flag("allow_insecure_peers", Defaults.ALLOW_INSECURE_PEERS);
    Optional<Boolean> fake = top.flag("enable_fake_qkd_api", Defaults.ENABLE_FAKE_QKD_API);
    Optional<Timeouts> timeouts = new TimeoutsReader(top).read();
    TlsReader tlsTables = new TlsReader(top, problems, workingFolder);
    Optional<TlsConfig> tls = tlsTables.tls();
    Wire wire = new Wire(top.has("tls"), plain.orElse(true));
    PeersReader tables = new PeersReader(problems, workingFolder, keyFolder, rotation, wire);
    List<PeerConfig> peers = peers(tables, fake.orElse(true));
    if (!peers.isEmpty() && workingFolder.isPresent() && !wire.tls() && !wire.mayBePlain()) {
      listener.ifPresent(listeners::refusePlain);
    }
    Map<URI, KmeConfig> kmes = tlsTables.kmes(devices(peers), tls);
    Optional<FakeQkdConfig> fakeQkd = new FakeQkdReader(top, problems).read(fake, peers);
    top.refuseUnknown(Keys.TOP);
    problems.throwIfAny();

    folders.make(keyFolder.orElseThrow(), stateFolder.orElseThrow());
    problems.throwIfAny();
    return new UkmsConfig(
        file,
        Duration.ofSeconds(rotation.orElseThrow()),
        keyFolder.orElseThrow(),
        stateFolder.orElseThrow(),
        listener.orElseThrow(),
        fakeQkd.orElseThrow(),
        plain.orElseThrow(),
        admin,
        tls,
        kmes,
        timeouts.orElseThrow(),
        peers);
  }

  private static Set<URI> devices(List<PeerConfig> peers) {
    return peers.stream()
        .flatMap(peer -> peer.etsiUrls().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A node without peers is of use as a simulated device alone. */
  private List<PeerConfig> peers(PeersReader tables, boolean mayBeNone) {
    Optional<TomlTable> table = top.table("peers", "tables [peers.NAME]");
    if (table.isPresent() && !table.get().isEmpty()) {
      return tables.read(table.get());
    }
    if (!mayBeNone && (table.isPresent() || !top.has("peers"))) {
      problems.addMissing(
          List.of("peers"), "a table [peers.NAME], as enable_fake_qkd_api is not true");
    }
    return List.of();
  }
}
