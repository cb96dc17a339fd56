package org.ukms.rotation.confirmed;

import java.time.Duration;
import org.ukms.etsi014.PatientKme;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.name.PeerName;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.peer.Peer;
import org.ukms.rotation.confirmed.watch.Freedom;
import org.ukms.rotation.confirmed.watch.Instances;
import org.ukms.rotation.confirmed.watch.ResetPermit;
import org.ukms.schedule.SourceLimit;
import org.ukms.state.Pair;

/** One peer in the confirmed exchange: our end, in the role that is ours. */
public final class ConfirmedPeer {

  private final ResetPermit permit;
  private final End end;

  /**
   * A peer of which nothing is known yet.
   *
   * @param strangers for all peers together
   * @param look has a look at this peer begun soon
   */
  public ConfirmedPeer(
      Pair pair,
      Agreement agreement,
      Pairing pairing,
      Peer peer,
      PatientKme kme,
      Duration interval,
      SourceLimit strangers,
      Runnable look,
      Surroundings around) {
    PeerName name = pair.peer();
    Terms terms = agreement.terms();
    Instances instances = new Instances(name, around.events());
    this.permit = new ResetPermit(name, agreement.askBeforeReset(), around.events());
    Freedom freedom = new Freedom(pairing, instances, permit, around.clock());
    boolean leads = Link.leads(pair.self().value(), name.value());
    LocalEffects local = new LocalEffects(name, leads, pairing, instances, permit, around);
    this.end =
        leads
            ? new LeaderEnd(terms, pairing, peer, kme, local, freedom, look, around)
            : new FollowerEnd(
                name, terms, pairing, peer, kme, local, freedom, strangers, interval, around);
  }

  /** Our end. */
  public End end() {
    return end;
  }

  /** The operator allows one new chain. */
  public void allowReset() {
    permit.allow();
  }
}
