package org.ukms.exchange.confirmed.leader;

import java.util.stream.Stream;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;

/**
 * Where a leader is.
 *
 * @param durable what it keeps over a restart
 * @param phase what it forgets
 */
public record LeaderState(ChainState durable, Phase phase) {

  /** What it waits for. */
  public sealed interface Phase {

    /** Nothing. */
    record Idle() implements Phase {}

    /** Nothing; its commit was refused, so it asks before it repeats it. */
    record Doubting() implements Phase {}

    /** The follower's state. */
    record Asking(LeaderEvent.Begin begin) implements Phase {}

    /**
     * A fresh key from its device.
     *
     * @param draft the prepare, whose key ID and tags are not known yet
     */
    record Taking(Draft draft) implements Phase {}

    /**
     * The follower's promise, once or again.
     *
     * @param sent how often the prepare was sent
     */
    record Preparing(Prepare prepare, QkdKey ours, int sent) implements Phase {
      Preparing again() {
        return new Preparing(prepare, ours, sent + 1);
      }
    }

    /** The follower's key from its device. */
    record Finding(Prepare prepare, QkdKey ours, Prepared promise) implements Phase {}

    /** The follower's answer to a commit. */
    record Committing() implements Phase {}
  }

  /** A leader that was just started. */
  public static LeaderState restored(ChainState durable) {
    return new LeaderState(durable, new Phase.Idle());
  }

  LeaderState in(Phase next) {
    return new LeaderState(durable, next);
  }

  /** All secrets that this holds. */
  public Stream<KeyMaterial> secrets() {
    return Stream.concat(durable.secrets(), volatileSecrets(phase));
  }

  /** Those that it forgets. */
  public static Stream<KeyMaterial> volatileSecrets(Phase phase) {
    if (phase instanceof Phase.Preparing preparing) {
      return Stream.of(preparing.ours().material());
    }
    return phase instanceof Phase.Finding finding
        ? Stream.of(finding.ours().material())
        : Stream.empty();
  }
}
