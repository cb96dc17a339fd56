package org.ukms.peer;

import java.util.concurrent.CompletableFuture;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;

/** The other node, as its caller sees it. */
public interface Peer {

  /**
   * Asks once for the ID of a fresh key.
   *
   * @return the key ID, or {@link PeerException}
   */
  CompletableFuture<KeyId> ask(Verb verb);
}
