package org.ukms.exchange.confirmed.message;

import org.ukms.exchange.confirmed.value.Body;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/** The follower asks the leader to ask where it is. */
public record StateRequest(Head head) implements Message.FromFollower {

  /** Reads one. */
  public static StateRequest read(byte[] content) throws JsonFault {
    return new StateRequest(Head.read(JsonMembers.of(content)));
  }

  @Override
  public String verb() {
    return "request";
  }

  @Override
  public Body body() {
    return head.body();
  }

  @Override
  public Tags tags() {
    return Tags.NONE;
  }
}
