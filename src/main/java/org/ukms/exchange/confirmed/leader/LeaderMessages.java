package org.ukms.exchange.confirmed.leader;

import java.util.Optional;
import org.ukms.exchange.confirmed.Proof;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.leader.LeaderState.Phase.Preparing;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.TagKey;

/** What a leader says, and what it makes of the replies. */
final class LeaderMessages {

  private final Terms terms;

  LeaderMessages(Terms terms) {
    this.terms = terms;
  }

  StateQuery query(ChainState durable, Token question) {
    StateQuery bare = new StateQuery(terms.head(durable), question, Tags.NONE);
    return bare.with(
        Tags.NONE
            .withShared(durable.current().map(epoch -> Proof.of(bare, epoch)))
            .withFixed(terms.fixedTag(bare)));
  }

  Prepare prepare(ChainState durable, Draft draft, QkdKey key) {
    Prepare bare =
        new Prepare(
            terms.head(durable),
            draft.claims(),
            draft.epoch(),
            durable.current().map(Epoch::hash),
            draft.nonce(),
            draft.attempt(),
            key.id(),
            Tags.NONE);
    Tags fixed = Tags.NONE.withFixed(terms.fixedTag(bare));
    if (draft.claims().isEmpty()) {
      return bare.with(fixed.withShared(durable.current().map(epoch -> Proof.of(bare, epoch))));
    }
    try (TagKey reset = terms.resetKey(key)) {
      return bare.with(fixed.withReset(Optional.of(bare.tag(reset))));
    }
  }

  Commit commit(ChainState durable) {
    Commit bare = new Commit(terms.head(durable), durable.number(), Tags.NONE);
    return bare.with(Tags.NONE.withNext(durable.current().map(epoch -> Proof.agreed(bare, epoch))));
  }

  /** Whether the follower says that it has this epoch. */
  static boolean names(StateReply reply, Epoch epoch) {
    return reply.chain().filter(chain -> epoch.is(reply.epoch(), chain)).isPresent();
  }

  /** Whether the follower says that it would take this epoch. */
  static boolean promises(StateReply reply, Epoch epoch) {
    return reply
        .pendingEpoch()
        .flatMap(number -> reply.pendingChain().filter(chain -> epoch.is(number, chain)))
        .isPresent();
  }

  /** Whether it is the follower that promises. */
  boolean isFromFollower(ChainState durable, Preparing waiting, Prepared promise) {
    if (waiting.prepare().claims().isEmpty()) {
      return durable
          .current()
          .filter(epoch -> Proof.holds(promise.tags().shared(), promise, epoch))
          .isPresent();
    }
    try (TagKey reset = terms.resetKey(waiting.ours())) {
      Optional<Tag> tag = promise.tags().reset();
      return tag.filter(claimed -> promise.checks(claimed, reset)).isPresent();
    }
  }
}
