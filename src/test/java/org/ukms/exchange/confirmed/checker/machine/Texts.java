package org.ukms.exchange.confirmed.checker.machine;

import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.follower.Attempt;
import org.ukms.exchange.confirmed.follower.FollowerState;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase;
import org.ukms.key.KeyMaterial;
import org.ukms.key.Psk;

/**
 * Short texts for states: equal ones have the same, different ones differ. A QKD key is told by its
 * ID.
 */
public final class Texts {

  private Texts() {}

  private static String of(KeyMaterial material) {
    return material.expose(Base64.getEncoder()::encodeToString);
  }

  /** The text of a PSK, "" for none. */
  public static String of(Optional<Psk> psk) {
    return psk.map(one -> of(one.material())).orElse("");
  }

  static String of(ChainState state) {
    String text =
        String.join(
            " ",
            state.instance().base64(),
            String.valueOf(state.pinned()),
            state.current().map(Texts::of).orElse("none"),
            of(state.installed()),
            String.valueOf(state.unacknowledged()),
            state.pending().map(Texts::of).orElse("none"));
    return Digest.of(text);
  }

  private static String of(Epoch epoch) {
    return epoch.number() + ":" + of(epoch.chain().material()) + epoch.context() + epoch.keyIds();
  }

  private static String of(Pending pending) {
    return of(pending.epoch())
        + pending.isReset()
        + pending.nonce()
        + pending.attempt()
        + pending.request()
        + pending.reply();
  }

  static String of(LeaderState state) {
    return Digest.of(of(state.durable()) + " " + of(state.phase()));
  }

  private static String of(Phase phase) {
    if (phase instanceof Phase.Preparing preparing) {
      return "Preparing " + preparing.sent() + preparing.ours().id() + preparing.prepare();
    }
    if (phase instanceof Phase.Finding finding) {
      return "Finding " + finding.ours().id() + finding.prepare() + finding.promise();
    }
    return phase.toString();
  }

  static String of(FollowerState state) {
    String attempts = state.attempts().stream().map(Texts::of).collect(Collectors.joining());
    return Digest.of(of(state.durable()) + state.nonce() + attempts);
  }

  private static String of(Attempt attempt) {
    return attempt.prepare() + attempt.leadersKey().map(key -> key.id().value()).orElse("");
  }
}
