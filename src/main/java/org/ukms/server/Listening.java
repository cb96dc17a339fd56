package org.ukms.server;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * When this node can be reached. A node that asks sooner is asked back before it can answer, which
 * costs keys. Whoever opens the listener after the deployment, as the uber-jar's launcher does,
 * puts a {@link CompletionStage} among the system properties and completes it; on other servers the
 * listener is open already.
 */
final class Listening {

  private static final String PROPERTY = "ukms.listening";

  private Listening() {}

  /** Does this once the listener is open, by a thread of the executor. */
  static void then(Executor executor, Runnable work) {
    if (System.getProperties().get(PROPERTY) instanceof CompletionStage<?> opened) {
      var unused = opened.thenRunAsync(work, executor).exceptionally(Listening::log);
    } else {
      executor.execute(work);
    }
  }

  private static Void log(Throwable failure) {
    System.getLogger("org.ukms")
        .log(System.Logger.Level.ERROR, "this node does not begin", failure);
    return null;
  }
}
