package org.ukms.exchange.confirmed;

import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Reason;

/** What a follower answers. */
public sealed interface Answer {

  /** Status 200. */
  record Said(Message.FromFollower message) implements Answer {}

  /** Status 200, and nothing more to say. */
  record Noted() implements Answer {}

  /** Status 409. */
  record Refused(Reason reason) implements Answer {}

  /** Status 503: the same message may be repeated. */
  record Busy() implements Answer {}
}
