package org.ukms.exchange.confirmed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.value.EpochContext;
import org.ukms.exchange.confirmed.value.Link;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.key.KeyMaterial;
import org.ukms.key.QkdKey;
import org.ukms.key.chain.ChainSource;
import org.ukms.key.chain.TagKey;

/**
 * What both ends are configured with, and must be alike.
 *
 * @param link who they are
 * @param fixed the static secret, where there is one
 * @param labels of the deliveries that have a key of their own
 * @param start random, made anew at each start: not alike, but in every message
 */
public record Terms(Link link, Optional<KeyMaterial> fixed, SortedSet<String> labels, Token start) {

  private static final String SUITE = "KMAC256;qkd-leader,qkd-follower";

  /** Terms without labels. */
  public Terms(Link link, Optional<KeyMaterial> fixed, Token start) {
    this(link, fixed, new TreeSet<>(), start);
  }

  /** What the chain is made of, and for whom keys are derived from it. */
  public String suite() {
    String sources = fixed.isPresent() ? SUITE + ",static" : SUITE;
    return labels.isEmpty() ? sources : sources + ";" + String.join(",", labels);
  }

  /** How our messages begin. */
  public Head head(ChainState state) {
    return new Head(suite(), link, state.instance(), start);
  }

  /** The tag of a message under the static secret, where there is one. */
  public Optional<Tag> fixedTag(Message message) {
    return fixed.map(
        secret -> {
          try (TagKey key = TagKey.fixed(secret)) {
            return message.tag(key);
          }
        });
  }

  /** Whether a message has the tag that the static secret asks for, where there is one. */
  public boolean admits(Message message) {
    return fixed
        .map(
            secret -> {
              try (TagKey key = TagKey.fixed(secret)) {
                return message.tags().fixed().filter(tag -> message.checks(tag, key)).isPresent();
              }
            })
        .orElse(true);
  }

  /** The key of a reset that begins with this key of the leader; the caller closes it. */
  public TagKey resetKey(QkdKey ofLeader) {
    return TagKey.reset(ofLeader, fixed);
  }

  /** The epoch that a prepare and both keys make, at either end. */
  public Epoch epoch(
      Optional<Epoch> before, Prepare prepare, KeyId idOfFollower, QkdKey leaders, QkdKey others) {
    QkdKey ofLeader = new QkdKey(prepare.keyId(), leaders.material());
    QkdKey ofFollower = new QkdKey(idOfFollower, others.material());
    EpochContext context =
        new EpochContext(
            link,
            suite(),
            prepare.epoch(),
            prepare.attempt(),
            prepare.nonce(),
            ofLeader.id(),
            ofFollower.id(),
            prepare.chain(),
            prepare.claims());
    List<ChainSource> sources = new ArrayList<>();
    sources.add(ChainSource.ofLeader(ofLeader));
    sources.add(ChainSource.ofFollower(ofFollower));
    fixed.ifPresent(secret -> sources.add(ChainSource.fixed(secret)));
    return Epoch.after(
        prepare.claims().isPresent() ? Optional.empty() : before,
        prepare.epoch(),
        sources,
        context.hash(),
        new KeyIds(ofLeader.id(), ofFollower.id()));
  }
}
