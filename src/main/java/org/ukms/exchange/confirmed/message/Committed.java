package org.ukms.exchange.confirmed.message;

import org.ukms.exchange.confirmed.value.Body;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/** The follower has taken the epoch, and its PSK is in place. */
public record Committed(Head head, long epoch, Tags tags) implements Message.FromFollower {

  /** Reads one. */
  public static Committed read(byte[] content) throws JsonFault {
    JsonMembers json = JsonMembers.of(content);
    return new Committed(Head.read(json), json.number("epoch", 1, MAX_EPOCH), Tags.read(json));
  }

  @Override
  public String verb() {
    return "commit";
  }

  @Override
  public Body body() {
    return head.body().number("epoch", epoch);
  }

  /** The same with these tags. */
  public Committed with(Tags proof) {
    return new Committed(head, epoch, proof);
  }
}
