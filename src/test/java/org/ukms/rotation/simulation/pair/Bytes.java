package org.ukms.rotation.simulation.pair;

import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Commit;
import org.ukms.exchange.confirmed.message.Committed;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.message.Prepare;
import org.ukms.exchange.confirmed.message.Prepared;
import org.ukms.exchange.confirmed.message.StateQuery;
import org.ukms.exchange.confirmed.message.StateReply;
import org.ukms.exchange.confirmed.message.StateRequest;
import org.ukms.json.JsonFault;

/** Messages as they arrive: read from what was written. */
final class Bytes {

  private Bytes() {}

  static Message read(Message kind, byte[] bytes) {
    try {
      if (kind instanceof StateQuery) {
        return StateQuery.read(bytes);
      }
      if (kind instanceof Prepare) {
        return Prepare.read(bytes);
      }
      return kind instanceof Commit ? Commit.read(bytes) : StateRequest.read(bytes);
    } catch (JsonFault fault) {
      throw new AssertionError("a message of ours is malformed: " + kind, fault);
    }
  }

  static Answer read(Message question, Answer answer) {
    return answer instanceof Answer.Said said
        ? new Answer.Said(reply(question, said.message().json()))
        : answer;
  }

  private static Message.FromFollower reply(Message question, byte[] bytes) {
    try {
      if (question instanceof StateQuery) {
        return StateReply.read(bytes);
      }
      return question instanceof Prepare ? Prepared.read(bytes) : Committed.read(bytes);
    } catch (JsonFault fault) {
      throw new AssertionError("a reply of ours is malformed: " + question, fault);
    }
  }
}
