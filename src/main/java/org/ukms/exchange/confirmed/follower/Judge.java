package org.ukms.exchange.confirmed.follower;

import java.util.Optional;
import org.ukms.exchange.confirmed.Proof;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Hash;
import org.ukms.exchange.confirmed.value.Reason;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.TagKey;

/** Which messages a follower takes in earnest (F-8, F-10, F-11). */
final class Judge {

  private final Terms terms;

  Judge(Terms terms) {
    this.terms = terms;
  }

  /** What is wrong with who says it. */
  Optional<Reason> ofSender(Message.FromLeader message) {
    return message.head().differs(terms.link(), terms.suite());
  }

  /** What is wrong with a prepare, before any device is asked. */
  Optional<Reason> ofPrepare(FollowerState state, Prepare prepare, boolean mayReset) {
    if (!terms.admits(prepare)) {
      return Optional.of(Reason.STATIC);
    }
    return judged(state, prepare, mayReset);
  }

  private static Optional<Reason> judged(FollowerState state, Prepare prepare, boolean mayReset) {
    Optional<Reason> wrong =
        prepare.claims().isPresent()
            ? ofReset(state.durable(), prepare, mayReset)
            : ofRotation(state.durable(), prepare);
    return wrong.or(() -> ofNonce(state, prepare));
  }

  private static Optional<Reason> ofNonce(FollowerState state, Prepare prepare) {
    return prepare.nonce().equals(state.nonce()) ? Optional.empty() : Optional.of(Reason.NONCE);
  }

  // The chain first: it says which key the tag is to be checked with.
  private static Optional<Reason> ofRotation(ChainState durable, Prepare prepare) {
    Optional<Epoch> own =
        durable.current().filter(epoch -> prepare.chain().filter(epoch.hash()::equals).isPresent());
    if (own.isEmpty()) {
      return Optional.of(Reason.CHAIN);
    }
    if (!Proof.holds(prepare.tags().shared(), prepare, own.get())) {
      return Optional.of(Reason.TAG);
    }
    return prepare.epoch() == own.get().number() + 1 ? Optional.empty() : Optional.of(Reason.EPOCH);
  }

  private static Optional<Reason> ofReset(ChainState durable, Prepare prepare, boolean mayReset) {
    if (prepare.chain().filter(chain -> has(durable, chain)).isPresent()) {
      return Optional.of(Reason.SHARED);
    }
    if (!mayReset) {
      return Optional.of(Reason.CHAIN);
    }
    Claims claims = prepare.claims().orElseThrow();
    boolean next = claims.follower() == durable.number() && prepare.epoch() == claims.next();
    return next ? Optional.empty() : Optional.of(Reason.EPOCH);
  }

  private static boolean has(ChainState durable, Hash chain) {
    return durable.current().filter(epoch -> epoch.hash().equals(chain)).isPresent()
        || durable.pending().filter(p -> p.epoch().hash().equals(chain)).isPresent();
  }

  /** What is wrong with a prepare now that the leader's key is here. */
  Optional<Reason> withKey(FollowerState state, Prepare prepare, QkdKey leadersKey) {
    if (prepare.claims().isPresent()) {
      try (TagKey reset = terms.resetKey(leadersKey)) {
        if (prepare.tags().reset().filter(tag -> prepare.checks(tag, reset)).isEmpty()) {
          return Optional.of(Reason.TAG);
        }
      }
    }
    return still(state, prepare);
  }

  /** What has become wrong with a prepare since the device was asked. */
  Optional<Reason> still(FollowerState state, Prepare prepare) {
    return judged(state, prepare, true);
  }

  /** Whether a commit is that of a promise of ours. */
  static boolean isPromised(ChainState durable, Commit commit) {
    return durable.pending().map(Pending::epoch).filter(epoch -> agrees(commit, epoch)).isPresent();
  }

  /** Whether a commit is that of the epoch that we have. */
  static boolean isTaken(ChainState durable, Commit commit) {
    return durable.current().filter(epoch -> agrees(commit, epoch)).isPresent();
  }

  private static boolean agrees(Commit commit, Epoch epoch) {
    return commit.epoch() == epoch.number() && Proof.agrees(commit.tags().next(), commit, epoch);
  }

  /** Whether the sender has proved itself by a tag under a chain or the static secret. */
  boolean isProved(ChainState durable, Message.FromLeader message) {
    if (message instanceof Commit commit) {
      return isPromised(durable, commit) || isTaken(durable, commit);
    }
    boolean byChain =
        durable
            .current()
            .filter(epoch -> Proof.holds(message.tags().shared(), message, epoch))
            .isPresent();
    boolean byPromise =
        durable
            .pending()
            .filter(p -> Proof.holds(message.tags().shared(), message, p.epoch()))
            .isPresent();
    return byChain || byPromise || (terms.fixed().isPresent() && terms.admits(message));
  }
}
