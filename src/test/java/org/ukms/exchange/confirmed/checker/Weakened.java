package org.ukms.exchange.confirmed.checker;

import java.util.List;
import java.util.Optional;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.Proof;
import org.ukms.exchange.confirmed.checker.machine.Names;
import org.ukms.exchange.confirmed.checker.machine.Parcel;
import org.ukms.exchange.confirmed.checker.machine.Surroundings;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.leader.LeaderState;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Tags;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.chain.TagKey;

/** Surroundings in each of which one thing is broken that the machines rely on. */
final class Weakened {

  private Weakened() {}

  /** The nonce never changes. */
  static Surroundings oneNonce() {
    return new Surroundings() {
      @Override
      public Token nonce(int number) {
        return Names.token('n', 0);
      }
    };
  }

  /** What is pending never gets to the disk. */
  static Surroundings forgetfulDisk() {
    return new Surroundings() {
      @Override
      public ChainState saved(ChainState before, ChainState state) {
        return state.pending().isPresent() ? before : state;
      }
    };
  }

  /** Each reset claims that the leader has no chain, with a right tag. */
  static Surroundings hiddenChain() {
    return new Surroundings() {
      @Override
      public List<Parcel> sent(Parcel.Request request, LeaderState sender, boolean isRepeated) {
        return request.message() instanceof Prepare prepare && prepare.claims().isPresent()
            ? List.of(new Parcel.Request(hidden(prepare)))
            : List.of(request);
      }
    };
  }

  private static Prepare hidden(Prepare prepare) {
    Prepare bare =
        new Prepare(
            prepare.head(),
            prepare.claims(),
            prepare.epoch(),
            Optional.empty(),
            prepare.nonce(),
            prepare.attempt(),
            prepare.keyId(),
            Tags.NONE);
    try (TagKey reset = TagKey.reset(Names.key(prepare.keyId()), Optional.empty())) {
      return bare.with(Tags.NONE.withReset(Optional.of(bare.tag(reset))));
    }
  }

  /** The leader hears a confirmation that the follower never gave. */
  static Surroundings forgedConfirmation() {
    return new Surroundings() {
      @Override
      public List<Parcel> sent(Parcel.Request request, LeaderState sender, boolean isRepeated) {
        return request.message() instanceof Commit commit
            ? List.of(request, confirmation(commit, sender.durable().current().orElseThrow()))
            : List.of(request);
      }
    };
  }

  private static Parcel confirmation(Commit commit, Epoch epoch) {
    Committed bare = new Committed(commit.head(), epoch.number(), Tags.NONE);
    Tags tags = Tags.NONE.withNext(Optional.of(Proof.agreed(bare, epoch)));
    return new Parcel.Reply("commit", new Answer.Said(bare.with(tags)));
  }

  /** A commit gets through the first time or never. */
  static Surroundings commitOnce() {
    return new Surroundings() {
      @Override
      public List<Parcel> sent(Parcel.Request request, LeaderState sender, boolean isRepeated) {
        return isRepeated && request.message() instanceof Commit ? List.of() : List.of(request);
      }
    };
  }

  /** A promise is judged on the state of its beginning, and written over a newer one. */
  static Surroundings noLock() {
    return new Surroundings() {
      @Override
      public boolean lock() {
        return false;
      }
    };
  }
}
