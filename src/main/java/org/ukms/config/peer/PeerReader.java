package org.ukms.config.peer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlTable;
import org.ukms.config.delivery.DeliveriesReader;
import org.ukms.config.delivery.DeliveryConfig;
import org.ukms.config.toml.Keys;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.TableReader;
import org.ukms.name.KmeId;
import org.ukms.name.PeerName;
import org.ukms.name.SaeId;
import org.ukms.tls.Pin;

/** Reads one table {@code [peers.NAME]}. */
final class PeerReader {

  private final String name;
  private final TableReader table;
  private final Problems problems;
  private final Clashes clashes;
  private final ExchangeReader exchanges;
  private final DeliveriesReader deliveries;
  private final Wire wire;

  PeerReader(
      String name,
      TomlTable table,
      Problems problems,
      Clashes clashes,
      ExchangeReader exchanges,
      DeliveriesReader deliveries,
      Wire wire) {
    this.name = name;
    this.table = new TableReader(table, List.of("peers", name), problems);
    this.problems = problems;
    this.clashes = clashes;
    this.exchanges = exchanges;
    this.deliveries = deliveries;
    this.wire = wire;
  }

  /** The peer, or empty if anything is wrong so far; what is wrong was noted. */
  Optional<PeerConfig> read() {
    Optional<PeerName> peer = name();
    Optional<List<URI>> etsiUrls = table.oneOrMore("etsi_url", HttpUrl.EXPECTED, HttpUrl::parse);
    Optional<URI> ukmsUrl = table.required("ukms_url", HttpUrl.EXPECTED, this::ukmsUrl);
    Optional<List<Pin>> pins = table.texts("pins", "sha256//...", Pin::new);
    Optional<String> alias = alias();
    Optional<KmeId> source = table.required("source_KME_ID", "our own KME ID", KmeId::new);
    Optional<SaeId> master = table.required("master_SAE_ID", "our own SAE ID", SaeId::new);
    Optional<SaeId> slave = table.required("slave_SAE_ID", "the other side's SAE ID", SaeId::new);
    Optional<ExchangeConfig> exchange = exchanges.read(table);
    List<DeliveryConfig> outlets = deliveries.read(table, alias);
    if (table.has("pins") && ukmsUrl.filter(url -> url.getScheme().equals("http")).isPresent()) {
      table.wrong("pins", "protect nothing over http://, expected an https:// ukms_url");
    }
    table.refuseUnknown(Keys.PEER);
    // As strings: the first equals() of a record costs a cold JVM 20 ms.
    if (slave.isPresent() && slave.map(SaeId::value).equals(master.map(SaeId::value))) {
      table.wrong("slave_SAE_ID", "equal to master_SAE_ID, expected the other side's SAE ID");
    }
    alias.ifPresent(value -> clashes.noteAlias(name, value));
    source.ifPresent(clashes::noteOurId);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PeerConfig(
            peer.orElseThrow(),
            etsiUrls.orElseThrow(),
            ukmsUrl.orElseThrow(),
            Set.copyOf(pins.orElseThrow()),
            alias.orElseThrow(),
            source.orElseThrow(),
            master.orElseThrow(),
            slave.orElseThrow(),
            exchange.orElseThrow(),
            outlets));
  }

  private URI ukmsUrl(String text) {
    URI url = HttpUrl.parse(text);
    wire.check(url);
    return url;
  }

  private Optional<PeerName> name() {
    try {
      return Optional.of(new PeerName(name));
    } catch (IllegalArgumentException e) {
      problems.add(List.of("peers", name), e.getMessage());
      return Optional.empty();
    }
  }

  /** The name of the peer will do where it can be a file's. */
  private Optional<String> alias() {
    return Alias.isValid(name)
        ? table.text("alias", name, Alias::parse)
        : table.required("alias", Alias.EXPECTED, Alias::parse);
  }
}
