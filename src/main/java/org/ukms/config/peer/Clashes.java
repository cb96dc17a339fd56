package org.ukms.config.peer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ukms.config.toml.Problems;
import org.ukms.config.toml.Quoted;
import org.ukms.name.KmeId;

/** What two tables {@code [peers.NAME]} must not share. */
final class Clashes {

  private final Problems problems;
  private final Map<String, String> ownerOfAlias = new HashMap<>();
  private final Set<String> ourIds = new HashSet<>();

  Clashes(Problems problems) {
    this.problems = problems;
  }

  /** Some file systems fold case: {@code Bob.key} would replace {@code bob.key} there. */
  void noteAlias(String peer, String alias) {
    String owner = ownerOfAlias.putIfAbsent(alias.toLowerCase(Locale.ROOT), peer);
    if (owner != null) {
      problems.add(
          List.of("peers", peer, "alias"),
          Quoted.value(alias)
              + " is the alias of "
              + Quoted.key(owner)
              + ", too, capitals aside; expected an alias of its own");
    }
  }

  void noteOurId(KmeId id) {
    ourIds.add(id.value());
  }

  /** To be called when all tables are read. */
  void checkNames(Set<String> peers) {
    for (String peer : peers) {
      if (ourIds.contains(peer)) {
        problems.add(
            List.of("peers", peer),
            "named as our own source_KME_ID, expected the KME ID of the other side");
      }
    }
  }
}
