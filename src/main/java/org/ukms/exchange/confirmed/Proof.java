package org.ukms.exchange.confirmed;

import java.util.Optional;
import org.ukms.exchange.confirmed.durable.Epoch;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Tag;
import org.ukms.key.chain.TagKey;

/** Tags under the key that an epoch confirms with. */
public final class Proof {

  private Proof() {}

  /** That the sender has this chain. */
  public static Tag of(Message message, Epoch epoch) {
    try (TagKey key = epoch.chain().confirm()) {
      return message.tag(key);
    }
  }

  /** That the sender has this chain and agrees on its context. */
  public static Tag agreed(Message message, Epoch epoch) {
    try (TagKey key = epoch.chain().confirm()) {
      return message.tag(key, epoch.context().bytes());
    }
  }

  /** Whether the sender has proved that it has this chain. */
  public static boolean holds(Optional<Tag> tag, Message message, Epoch epoch) {
    try (TagKey key = epoch.chain().confirm()) {
      return tag.filter(claimed -> message.checks(claimed, key)).isPresent();
    }
  }

  /** Whether the sender has proved that it has this chain and agrees on its context. */
  public static boolean agrees(Optional<Tag> tag, Message message, Epoch epoch) {
    try (TagKey key = epoch.chain().confirm()) {
      return tag.filter(claimed -> message.checks(claimed, key, epoch.context().bytes()))
          .isPresent();
    }
  }
}
