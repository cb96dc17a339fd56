package org.ukms.config.tls;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;
import org.ukms.config.folder.NamedFiles;
import org.ukms.config.peer.HttpUrl;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.TableReader;
import org.ukms.tls.IdentityFiles;
import org.ukms.tls.Pin;

/** Reads the tables {@code [tls]} and {@code [kmes]}. */
public final class TlsReader {

  private static final String CA_FILE = "ca_file";
  private static final String CA_EXPECTED = "certificates of authorities in PEM";
  private static final int MOST_ALARM_KEYS = 1_000_000;

  private final TableReader top;
  private final Problems problems;
  private final NamedFiles files;
  private final IdentityReader identities;

  /**
   * A reader that notes what is wrong.
   *
   * @param workingFolder where relative paths start; without it they are refused
   */
  public TlsReader(TableReader top, Problems problems, Optional<Path> workingFolder) {
    this.top = top;
    this.problems = problems;
    this.files = new NamedFiles(workingFolder);
    this.identities = new IdentityReader(files);
  }

  /** Who we are, if the file tells; also empty if a problem was noted. */
  public Optional<TlsConfig> tls() {
    Optional<TomlTable> toml = top.table("tls", "a table [tls]");
    if (toml.isEmpty()) {
      return Optional.empty();
    }
    TableReader table = new TableReader(toml.get(), List.of("tls"), problems);
    Optional<IdentityFiles> identity = identities.read(table);
    Optional<Path> caFile = files.open(table, CA_FILE, CA_EXPECTED);
    if (!table.has(CA_FILE)) {
      table.missing(CA_FILE, CA_EXPECTED + ": those that issue the certificates of peers");
    }
    table.refuseUnknown(Keys.TLS);
    return identity.isPresent() && caFile.isPresent()
        ? Optional.of(new TlsConfig(identity.get(), caFile.get()))
        : Optional.empty();
  }

  /**
   * How each device is spoken to; without those that have a problem.
   *
   * @param devices all that a peer names
   */
  public Map<URI, KmeConfig> kmes(Set<URI> devices, Optional<TlsConfig> tls) {
    Map<URI, KmeConfig> read = new LinkedHashMap<>();
    devices.forEach(url -> read.put(url, KmeConfig.usual(url, tls)));
    Optional<TomlTable> kmes = top.table("kmes", "tables [kmes.\"URL\"]");
    if (kmes.isPresent()) {
      TableReader reader = new TableReader(kmes.get(), List.of("kmes"), problems);
      for (String name : kmes.get().keySet()) {
        if (kmes.get().get(List.of(name)) instanceof TomlTable table) {
          kme(name, new TableReader(table, List.of("kmes", name), problems), devices, tls, reader)
              .ifPresent(kme -> read.put(kme.url(), kme));
        } else {
          reader.wrong(
              name, Keys.misplaced(name).orElse("not a table, expected a table [kmes.\"URL\"]"));
        }
      }
    }
    return read;
  }

  private Optional<KmeConfig> kme(
      String name,
      TableReader table,
      Set<URI> devices,
      Optional<TlsConfig> tls,
      TableReader parent) {
    Optional<URI> url = url(name, devices, parent);
    boolean ownIdentity = IdentityReader.isThere(table);
    Optional<IdentityFiles> identity =
        ownIdentity ? identities.read(table) : tls.map(TlsConfig::identity);
    Optional<List<Pin>> pins = table.texts("pins", "sha256//...", Pin::new);
    Optional<Path> caFile = files.open(table, CA_FILE, CA_EXPECTED);
    Optional<String> method = table.choice("method", List.of("GET", "POST"));
    Optional<Integer> alarm =
        table.integer("alarm_below_keys", KmeConfig.ALARM_BELOW_KEYS, 0, MOST_ALARM_KEYS);
    Optional<String> serverName =
        table.has("server_name")
            ? table.required("server_name", "a host name", HostName::parse)
            : Optional.empty();
    table.refuseUnknown(Keys.KME);
    url.filter(plain -> plain.getScheme().equals("http"))
        .ifPresent(plain -> refuseTls(table, ownIdentity));
    if (url.isEmpty() || pins.isEmpty() || method.isEmpty() || alarm.isEmpty()) {
      return Optional.empty();
    }
    // Pins alone decide where the table has them and names no authority.
    Optional<Path> authorities =
        caFile.isPresent() || !pins.get().isEmpty() ? caFile : tls.map(TlsConfig::caFile);
    return Optional.of(
        new KmeConfig(
            url.get(),
            identity,
            authorities,
            Set.copyOf(pins.get()),
            serverName,
            method.get().equals("POST"),
            alarm.get()));
  }

  private Optional<URI> url(String name, Set<URI> devices, TableReader parent) {
    try {
      URI url = HttpUrl.parse(name);
      // After a problem some peers are missing here.
      if (devices.contains(url) || !problems.isEmpty()) {
        return Optional.of(url);
      }
      parent.wrong(name, "the etsi_url of no peer, expected one of theirs, as it stands there");
    } catch (IllegalArgumentException e) {
      parent.wrong(name, e.getMessage());
    }
    return Optional.empty();
  }

  private static void refuseTls(TableReader table, boolean ownIdentity) {
    if (ownIdentity || List.of(CA_FILE, "pins", "server_name").stream().anyMatch(table::has)) {
      table.wrongTable("certificates protect nothing over http://, expected an https:// URL");
    }
  }
}
