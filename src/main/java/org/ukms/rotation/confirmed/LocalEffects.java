package org.ukms.rotation.confirmed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ukms.event.ChainEvent.ChainReset;
import org.ukms.event.ChainEvent.EpochReached;
import org.ukms.event.EventSink;
import org.ukms.exchange.confirmed.Effect;
import org.ukms.key.KeyMaterial;
import org.ukms.name.PeerName;
import org.ukms.pairing.Pairing;
import org.ukms.pairing.Surroundings;
import org.ukms.rotation.confirmed.watch.Alarms;
import org.ukms.rotation.confirmed.watch.Instances;
import org.ukms.rotation.confirmed.watch.ResetPermit;

/** Does what needs no network, under the monitor of the pairing. */
final class LocalEffects {

  private final PeerName peer;
  private final boolean leads;
  private final Pairing pairing;
  private final Instances instances;
  private final ResetPermit permit;
  private final Surroundings around;
  private final EventSink events;
  private final Alarms differences;
  private final Alarms failures;

  LocalEffects(
      PeerName peer,
      boolean leads,
      Pairing pairing,
      Instances instances,
      ResetPermit permit,
      Surroundings around) {
    this.peer = peer;
    this.leads = leads;
    this.pairing = pairing;
    this.instances = instances;
    this.permit = permit;
    this.around = around;
    this.events = around.events();
    this.differences = new Alarms(peer, around);
    this.failures = new Alarms(peer, around);
  }

  /**
   * Saves, delivers and tells, and drops the secrets that the step dropped.
   *
   * @param before the secrets that there were, those of the event too
   * @param after the secrets of the next state
   * @return what is to be done by others
   * @throws IOException if something may not have been saved: then the pairing is as it is on the
   *     disk, as far as that can be read, and all of these secrets are closed
   */
  List<Effect> perform(List<Effect> effects, Stream<KeyMaterial> before, Stream<KeyMaterial> after)
      throws IOException {
    Set<KeyMaterial> old = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<KeyMaterial> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    before.forEach(old::add);
    after.forEach(kept::add);
    List<Effect> rest = new ArrayList<>();
    try {
      for (Effect effect : effects) {
        perform(effect, rest);
      }
    } catch (IOException failure) {
      old.forEach(KeyMaterial::close);
      kept.forEach(KeyMaterial::close);
      pairing.reload();
      throw failure;
    }
    for (Effect effect : rest) {
      if (effect instanceof Effect.GiveBack given) {
        kept.add(given.key().material());
      }
    }
    old.removeAll(kept);
    old.forEach(KeyMaterial::close);
    return rest;
  }

  private void perform(Effect effect, List<Effect> rest) throws IOException {
    if (effect instanceof Effect.Save save) {
      pairing.keep(save.state());
    } else if (effect instanceof Effect.Install install) {
      if (pairing.install()) {
        events.accept(new EpochReached(peer, install.epoch(), leads));
      }
    } else if (effect instanceof Effect.InstallMissing) {
      boolean unused = pairing.isInPlace();
    } else if (effect instanceof Effect.Heard heard) {
      instances.heard(heard.head(), around.clock().instant());
      pairing.heard();
    } else if (effect instanceof Effect.ResetDone reset) {
      permit.used();
      events.accept(new ChainReset(peer, reset.epoch()));
    } else if (effect instanceof Effect.ResetHeld) {
      permit.held();
    } else if (effect instanceof Effect.Alarm alarm) {
      differences.tell(alarm.text());
    } else {
      rest.add(effect);
    }
  }

  /** Our device gave no key for the peer's message. */
  void deviceFailed(String cause) {
    synchronized (pairing) {
      failures.tell("no answer to prepare: " + cause);
    }
  }
}
