package org.ukms.exchange.confirmed.checker.machine;

import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;

/** What is in flight. */
public sealed interface Parcel {

  /** From the leader. */
  record Request(Message.FromLeader message) implements Parcel {
    @Override
    public String toString() {
      String kind =
          message instanceof Prepare prepare && prepare.claims().isPresent() ? "reset " : "";
      String attempt =
          message instanceof Prepare prepare ? " " + Names.read(prepare.attempt()) : "";
      return kind + message.verb() + attempt;
    }
  }

  /** From the follower, to a request of this verb. */
  record Reply(String verb, Answer answer) implements Parcel {
    @Override
    public String toString() {
      String what =
          answer instanceof Answer.Refused refused
              ? "refused " + refused.reason().word()
              : answer instanceof Answer.Busy ? "busy" : "answer";
      return what + " to " + verb;
    }
  }
}
