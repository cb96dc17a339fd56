package org.ukms.exchange.confirmed.message;

import org.ukms.exchange.confirmed.value.Body;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.json.JsonFault;
import org.ukms.json.JsonMembers;

/**
 * The leader asks where the follower is.
 *
 * @param question which the reply repeats
 */
public record StateQuery(Head head, Token question, Tags tags) implements Message.FromLeader {

  /** Reads one. */
  public static StateQuery read(byte[] content) throws JsonFault {
    JsonMembers json = JsonMembers.of(content);
    return new StateQuery(Head.read(json), json.text("q", Token::new), Tags.read(json));
  }

  @Override
  public String verb() {
    return "state";
  }

  @Override
  public Body body() {
    return head.body().token("q", question);
  }

  /** The same with these tags. */
  public StateQuery with(Tags proof) {
    return new StateQuery(head, question, proof);
  }
}
