package org.ukms.exchange.confirmed.message;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.ukms.exchange.confirmed.message.StateReply.Wishes;
import org.ukms.exchange.confirmed.value.EpochContext.Claims;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.json.JsonFault;

/** Valid messages of each kind. */
public final class AnyMessages {

  private static final double PRESENT = 0.7;

  private final AnyValues values;

  /** What reads one kind of message. */
  @FunctionalInterface
  interface Reading {
    Message from(byte[] content) throws JsonFault;
  }

  /** A message, and what reads it. */
  record Sent(Message message, Reading reading) {}

  /** Messages of these values. */
  public AnyMessages(AnyValues values) {
    this.values = values;
  }

  /** What reads each kind. */
  static Arbitrary<Reading> readings() {
    return Arbitraries.of(
        List.of(
            StateQuery::read,
            StateReply::read,
            Prepare::read,
            Prepared::read,
            Commit::read,
            Committed::read,
            StateRequest::read));
  }

  Arbitrary<Sent> all() {
    return Arbitraries.oneOf(
        queries().map(message -> new Sent(message, StateQuery::read)),
        replies().map(message -> new Sent(message, StateReply::read)),
        prepares().map(message -> new Sent(message, Prepare::read)),
        prepared().map(message -> new Sent(message, Prepared::read)),
        commits().map(message -> new Sent(message, Commit::read)),
        committed().map(message -> new Sent(message, Committed::read)),
        heads().map(head -> new Sent(new StateRequest(head), StateRequest::read)));
  }

  private Arbitrary<StateQuery> queries() {
    return Combinators.combine(heads(), values.tokens(), tags()).as(StateQuery::new);
  }

  private Arbitrary<StateReply> replies() {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    Arbitrary<Wishes> wishes =
        Combinators.combine(values.numbers(1, 86_400), flags, flags).as(Wishes::new);
    return Combinators.combine(
            queries(),
            values.numbers(0, Message.MAX_EPOCH),
            maybe(values.hashes()),
            maybe(values.numbers(1, Message.MAX_EPOCH)),
            maybe(values.hashes()),
            values.tokens(),
            wishes)
        .as(
            (query, epoch, chain, pendingEpoch, pendingChain, nonce, wish) ->
                new StateReply(
                    query.head(),
                    query.question(),
                    epoch,
                    chain,
                    pendingEpoch,
                    pendingChain,
                    nonce,
                    wish,
                    query.tags()));
  }

  private Arbitrary<Prepare> prepares() {
    Arbitrary<Long> claimed = values.numbers(0, Message.MAX_EPOCH);
    return Combinators.combine(
            heads(),
            maybe(Combinators.combine(claimed, claimed).as(Claims::new)),
            epochs(),
            maybe(values.hashes()),
            values.tokens(),
            values.tokens(),
            values.keyIds(),
            tags())
        .as(Prepare::new);
  }

  /** Also part of what a follower keeps. */
  public Arbitrary<Prepared> prepared() {
    return Combinators.combine(heads(), epochs(), values.tokens(), values.keyIds(), tags())
        .as(Prepared::new);
  }

  private Arbitrary<Commit> commits() {
    return Combinators.combine(heads(), epochs(), tags()).as(Commit::new);
  }

  private Arbitrary<Committed> committed() {
    return Combinators.combine(heads(), epochs(), tags()).as(Committed::new);
  }

  private Arbitrary<Head> heads() {
    Arbitrary<Link> links =
        Combinators.combine(values.names(), values.names(), values.names(), values.names())
            .as(Link::new);
    return Combinators.combine(values.suites(), links, values.tokens(), values.tokens())
        .as(Head::new);
  }

  private Arbitrary<Tags> tags() {
    Arbitrary<Optional<Tag>> tag = maybe(values.hashes().map(hash -> new Tag(hash.base64())));
    return Combinators.combine(tag, tag, tag, tag).as(Tags::new);
  }

  private Arbitrary<Long> epochs() {
    return values.numbers(1, Message.MAX_EPOCH);
  }

  private static <T> Arbitrary<Optional<T>> maybe(Arbitrary<T> value) {
    return value.optional(PRESENT);
  }
}
