package org.ukms.peer;

import java.util.concurrent.CompletableFuture;
import org.ukms.exchange.Verb;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.key.KeyId;

/** The other node, as its caller sees it. */
public interface Peer {

  /**
   * Asks once for the ID of a fresh key.
   *
   * @return the key ID, or {@link PeerException}
   */
  CompletableFuture<KeyId> ask(Verb verb);

  /**
   * Asks which exchange it speaks; without effects.
   *
   * @return that, or {@link PeerException} where it does not know us or gives no such answer
   */
  CompletableFuture<Probe> probe();

  /**
   * Sends a message of the confirmed exchange, once.
   *
   * @return what was said or refused, or {@link PeerException} where that is not known
   */
  CompletableFuture<Answer> send(Message message);
}
