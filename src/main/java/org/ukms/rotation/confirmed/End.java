package org.ukms.rotation.confirmed;

import java.util.concurrent.CompletableFuture;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.message.Message;
import org.ukms.schedule.RotationOutcome;
import org.ukms.schedule.TooManyQuestionsException;

/** Our end of a pair in the confirmed exchange: that of the leader or that of the follower. */
public interface End {

  /** Does what is ours to begin; the outcome is told by a thread of the executor. */
  CompletableFuture<RotationOutcome> turn(Why why);

  /**
   * Answers a message of the peer, or of someone in its name.
   *
   * @param source the address that it came from
   * @return the answer, or {@link TooManyQuestionsException}
   */
  CompletableFuture<Answer> answer(Message message, String source);

  /** Ends the secrets that are not kept. */
  void close();
}
