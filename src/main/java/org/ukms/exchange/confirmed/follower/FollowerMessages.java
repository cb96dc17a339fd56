package org.ukms.exchange.confirmed.follower;

import java.util.Optional;
import org.ukms.exchange.confirmed.Proof;
import org.ukms.exchange.confirmed.Terms;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.Pending;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.TagKey;

/** What a follower says. */
final class FollowerMessages {

  private final Terms terms;

  FollowerMessages(Terms terms) {
    this.terms = terms;
  }

  /** Where it is. */
  StateReply where(FollowerState state, StateQuery query, Wishes wishes) {
    ChainState durable = state.durable();
    Optional<Epoch> pending = durable.pending().map(Pending::epoch);
    StateReply bare =
        new StateReply(
            terms.head(durable),
            query.question(),
            durable.number(),
            durable.current().map(Epoch::hash),
            pending.map(Epoch::number),
            pending.map(Epoch::hash),
            state.nonce(),
            wishes,
            Tags.NONE);
    return bare.with(
        Tags.NONE
            .withShared(durable.current().map(epoch -> Proof.of(bare, epoch)))
            .withNext(pending.map(epoch -> Proof.of(bare, epoch)))
            .withFixed(terms.fixedTag(bare)));
  }

  /** That it would take an epoch. */
  Prepared promise(ChainState durable, Attempt attempt, QkdKey leaders, Epoch next) {
    Prepared bare =
        new Prepared(
            terms.head(durable),
            next.number(),
            attempt.prepare().attempt(),
            next.keyIds().ofFollower(),
            Tags.NONE);
    Tags tags = Tags.NONE.withNext(Optional.of(Proof.agreed(bare, next)));
    if (!attempt.isReset()) {
      Optional<Tag> shared = durable.current().map(epoch -> Proof.of(bare, epoch));
      return bare.with(tags.withShared(shared));
    }
    try (TagKey reset = terms.resetKey(leaders)) {
      return bare.with(tags.withReset(Optional.of(bare.tag(reset))));
    }
  }

  /** That it has taken the epoch that it has. */
  Committed done(ChainState durable) {
    Committed bare = new Committed(terms.head(durable), durable.number(), Tags.NONE);
    return bare.with(Tags.NONE.withNext(durable.current().map(epoch -> Proof.agreed(bare, epoch))));
  }
}
