package org.ukms.etsi014.simulator.strict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ukms.etsi014.simulator.SimulatedLink;
import org.ukms.etsi014.simulator.request.KeyRequest;
import org.ukms.etsi014.simulator.request.KmeRefusal;
import org.ukms.name.KmeId;
import org.ukms.name.SaeId;
import org.ukms.tls.chain.Naming;
import org.ukms.tls.chain.Naming.Place;

/** Which SAEs there are, the KME of each, and how their certificates name them. */
public final class Directory {

  private static final String SCHEME = "sae:";

  private final Map<SaeId, KmeId> kmes;
  private final Map<String, SaeId> byText = new HashMap<>();
  private final Set<Place> places;

  /**
   * One of these.
   *
   * @param kmes the KME of each SAE
   * @param places where in a certificate they may be named
   */
  public Directory(Map<SaeId, KmeId> kmes, Set<Place> places) {
    this.kmes = Map.copyOf(kmes);
    this.places = Set.copyOf(places);
    kmes.keySet().forEach(sae -> byText.put(sae.value(), sae));
  }

  /**
   * Who calls (C-04).
   *
   * @param namings all names of the certificate
   * @throws KmeRefusal if that is nobody whom we know, or several
   */
  SaeId caller(List<Naming> namings) {
    Set<SaeId> found = new HashSet<>();
    for (Naming naming : namings) {
      if (places.contains(naming.place())) {
        named(naming).ifPresent(found::add);
      }
    }
    if (found.size() != 1) {
      throw KmeRefusal.unauthorized(
          found.isEmpty()
              ? "no client certificate that names an SAE of this KME"
              : "the client certificate names several SAEs of this KME, expected one");
    }
    return found.iterator().next();
  }

  private Optional<SaeId> named(Naming naming) {
    String text = naming.text();
    if (naming.place() != Place.URI) {
      return Optional.ofNullable(byText.get(text));
    }
    return text.startsWith(SCHEME)
        ? Optional.ofNullable(byText.get(text.substring(SCHEME.length())))
        : Optional.empty();
  }

  /**
   * An SAE that a caller names (C-10).
   *
   * @param parameter what it is called, or where it stands
   */
  SaeId known(String parameter, String decoded) {
    SaeId sae = byText.get(decoded);
    return sae == null ? known(parameter, KeyRequest.saeId(parameter, decoded)) : sae;
  }

  SaeId known(String parameter, SaeId sae) {
    if (!kmes.containsKey(sae)) {
      throw new KmeRefusal(parameter + ": not an SAE that this KME knows");
    }
    return sae;
  }

  SimulatedLink link(SaeId master, SaeId slave) {
    return new SimulatedLink(kmes.get(master), kmes.get(slave), master, slave);
  }
}
