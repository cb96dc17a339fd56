package org.ukms.config.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ukms.config.peer.PeerConfig;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.TableReader;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;

/** Reads which SAEs the strict device serves: those of a table, or those of the peers. */
final class SaesReader {

  private static final String SAES = "saes";
  private static final String EXPECTED = "the KME ID of this SAE";

  private final TableReader fakeQkd;
  private final Problems problems;

  SaesReader(TableReader fakeQkd, Problems problems) {
    this.fakeQkd = fakeQkd;
    this.problems = problems;
  }

  /** The SAEs and the KME of each; incomplete if a problem was noted. */
  Map<SaeId, KmeId> read(List<PeerConfig> peers) {
    Map<SaeId, KmeId> saes = new LinkedHashMap<>();
    if (fakeQkd.has(SAES)) {
      fakeQkd
          .inner(SAES, "a table [fake_qkd.saes]")
          .ifPresent(table -> table.keys().forEach(name -> add(table, name, saes)));
    } else {
      for (PeerConfig peer : peers) {
        add(peer.masterSaeId(), peer.sourceKmeId(), saes);
        add(peer.slaveSaeId(), new KmeId(peer.name().value()), saes);
      }
    }
    // After a problem some may be missing here.
    if (saes.size() < 2 && problems.isEmpty()) {
      fakeQkd.missing(SAES, "two SAEs at least, each as SAE_ID = \"KME_ID\", or those of [peers]");
    }
    return saes;
  }

  private static void add(TableReader table, String name, Map<SaeId, KmeId> saes) {
    Optional<KmeId> kme = table.required(name, EXPECTED, KmeId::new);
    try {
      SaeId sae = new SaeId(name);
      kme.ifPresent(id -> saes.put(sae, id));
    } catch (IllegalArgumentException e) {
      table.wrong(name, e.getMessage());
    }
  }

  private void add(SaeId sae, KmeId kme, Map<SaeId, KmeId> saes) {
    Optional<KmeId> before = Optional.ofNullable(saes.putIfAbsent(sae, kme));
    if (before.filter(other -> !other.equals(kme)).isPresent()) {
      fakeQkd.wrongTable(
          "in [peers] SAE %s belongs to both KME %s and KME %s, expected a table [fake_qkd.saes]"
              .formatted(sae, before.get(), kme));
    }
  }
}
