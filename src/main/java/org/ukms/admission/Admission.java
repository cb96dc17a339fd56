package org.ukms.admission;

import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ukms.name.PeerName;
import org.ukms.tls.chain.Words;

/** Decides of each request whether it is answered at all. */
public final class Admission {

  /** All that a caller is told. */
  private static final String NOT_ACCEPTED = "certificate not accepted for this peer";

  private static final String NONE = "shows no certificate";

  private final Doors doors;
  private final Map<PeerName, PeerRule> rules;
  private final Optional<PeerRule> saes;
  private final Refusals refusals;
  private final InstantSource clock;

  /**
   * Decides by these.
   *
   * @param rules whose certificates are the peers'
   * @param saes whose certificates can be those of SAEs, where the simulated device itself answers
   *     callers that show none
   */
  public Admission(
      Doors doors,
      Map<PeerName, PeerRule> rules,
      Optional<PeerRule> saes,
      Refusals refusals,
      InstantSource clock) {
    this.doors = doors;
    this.rules = Map.copyOf(rules);
    this.saes = saes;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Looks at the port alone.
   *
   * @param path as it was sent, without the context root and the slash before it
   * @return why it is refused
   */
  public Optional<String> toPath(String path, Caller caller) {
    return doors.refusal(path, caller);
  }

  /**
   * Looks at the caller.
   *
   * @param peer the name in the path, if this has one, whatever it is
   * @return why it is refused, fit for the caller
   */
  public Optional<String> to(Area area, Optional<String> peer, Caller caller) {
    Optional<String> wrongDoor = doors.refusal(area, caller);
    boolean deviceAnswers = area == Area.KEYS && saes.isPresent();
    if (wrongDoor.isPresent() || !doors.tls() || area == Area.ADMINISTRATION || deviceAnswers) {
      return wrongDoor;
    }
    Optional<PeerName> known = peer.flatMap(this::known);
    Optional<String> reason =
        fault(caller.chain())
            .or(() -> known.flatMap(name -> rules.get(name).refusal(caller.chain())));
    reason.ifPresent(why -> refusals.add(known, subject(caller.chain()), why));
    return reason.map(unsaid -> NOT_ACCEPTED);
  }

  /** The certificate of an SAE, if it shows one that holds now. */
  public Optional<X509Certificate> sae(Caller caller) {
    if (caller.chain().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> reason =
        fault(caller.chain()).or(() -> saes.flatMap(rule -> rule.refusal(caller.chain())));
    reason.ifPresent(why -> refusals.add(Optional.empty(), subject(caller.chain()), why));
    return reason.isPresent() ? Optional.empty() : Optional.of(caller.chain().get(0));
  }

  private Optional<PeerName> known(String name) {
    return rules.keySet().stream().filter(peer -> peer.value().equals(name)).findFirst();
  }

  private Optional<String> fault(List<X509Certificate> chain) {
    return chain.isEmpty() ? Optional.of(NONE) : Words.outdated(chain.get(0), clock.instant());
  }

  private static String subject(List<X509Certificate> chain) {
    return chain.isEmpty() ? "nobody" : Words.subject(chain.get(0));
  }
}
