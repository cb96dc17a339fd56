package org.ukms.exchange.confirmed.message;

import org.ukms.exchange.confirmed.value.Body;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/** The leader has the next epoch for good, and the follower shall take it. */
public record Commit(Head head, long epoch, Tags tags) implements Message.FromLeader {

  /** Reads one. */
  public static Commit read(byte[] content) throws JsonFault {
    JsonMembers json = JsonMembers.of(content);
    return new Commit(Head.read(json), json.number("epoch", 1, MAX_EPOCH), Tags.read(json));
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
  public Commit with(Tags proof) {
    return new Commit(head, epoch, proof);
  }
}
