package org.ukms.exchange.confirmed;

import java.util.Optional;
import org.ukms.exchange.confirmed.durable.ChainState;
import org.ukms.exchange.confirmed.durable.KeyIds;
import org.ukms.exchange.confirmed.message.Head;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.exchange.confirmed.value.Token;
import org.ukms.key.KeyId;
import org.ukms.key.Psk;
import org.ukms.key.QkdKey;

/** What an end does, in the order of a list, and nothing after one that failed (F-9). */
public sealed interface Effect {

  /** Puts that PSK into the output if it failed to be put there; owned by the state. */
  record InstallMissing(Psk psk) implements Effect {}

  /** Makes a state durable. */
  record Save(ChainState state) implements Effect {}

  /** Puts the PSK of an epoch into the output; owned by the state. */
  record Install(Psk psk, long epoch, KeyIds keyIds) implements Effect {}

  /** The other end has proved itself by a message that it has just made and begins like this. */
  record Heard(Head head) implements Effect {}

  /** A new chain was begun: at the leader it is committed, at the follower taken. */
  record ResetDone(long epoch) implements Effect {}

  /** A new chain is needed, and not allowed. */
  record ResetHeld() implements Effect {}

  /** An operator should know. */
  record Alarm(String text) implements Effect {}

  /** Sends a message; the answer is an event. */
  record Send(Message.FromLeader message) implements Effect {}

  /** Asks the device for a fresh key for an attempt; the key is an event. */
  record TakeKey(Token attempt) implements Effect {}

  /** Asks the device for the other end's key for an attempt; the key is an event. */
  record FindKey(Token attempt, KeyId id) implements Effect {}

  /** Keeps a key that the other end may yet name in earnest. */
  record GiveBack(QkdKey key) implements Effect {}

  /** Answers the message that was the event. */
  record Reply(Answer answer) implements Effect {}

  /** The message that was the event gets the answer of this attempt. */
  record Await(Token attempt) implements Effect {}

  /** Answers all messages of an attempt. */
  record Conclude(Token attempt, Answer answer) implements Effect {}

  /**
   * The leader is through for now.
   *
   * @param cause of what went wrong, or what went well
   * @param keyIds of an epoch that is complete
   */
  record End(Pace pace, String cause, Optional<KeyIds> keyIds) implements Effect {}

  /** When a leader begins again. */
  enum Pace {
    /** An epoch is complete: after the interval. */
    ROTATED,
    /** Nothing was to be done. */
    QUIET,
    /** The same message is to be repeated: soon. */
    AGAIN,
    /** A new attempt costs keys: later. */
    LATER
  }
}
