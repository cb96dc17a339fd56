package org.ukms.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * When this node can be reached. A node that asks sooner is asked back before it can answer, which
 * costs keys.
 *
 * <p>The container says it by {@link Doorway}. Whoever opens the listener later still, as the
 * uber-jar's launcher does, puts a {@link CompletionStage} among the system properties and
 * completes it; other servers listen already.
 */
final class Listening {

  private static final String PROPERTY = "ukms.listening";

  /** Where the launcher looks for whom to tell of a handshake that it refused. */
  private static final String REFUSED = "ukms.refused";

  private static final CompletableFuture<String> SERVED = new CompletableFuture<>();

  private Listening() {}

  /** Whether the listener is made of our own configuration, and not the server's. */
  static boolean isOurs() {
    return opened() instanceof CompletionStage<?>;
  }

  private static Object opened() {
    return System.getProperties().get(PROPERTY);
  }

  /**
   * Has our own listener tell of whom it refuses, the subject and the reason; others tell nobody.
   */
  @SuppressWarnings("unchecked")
  static void tellRefused(BiConsumer<String, String> told) {
    if (System.getProperties().get(REFUSED) instanceof AtomicReference<?> place) {
      ((AtomicReference<BiConsumer<String, String>>) place).set(told);
    }
  }

  /** From now on requests are served under this context root. */
  static void served(String contextRoot) {
    SERVED.complete(contextRoot);
  }

  /**
   * Does this once the node can be reached, by a thread of the executor.
   *
   * @param work gets the context root
   */
  static void then(Executor executor, Consumer<String> work) {
    CompletionStage<?> opened =
        opened() instanceof CompletionStage<?> later
            ? later
            : CompletableFuture.completedFuture(null);
    var unused =
        SERVED
            .thenCombine(opened, (contextRoot, done) -> contextRoot)
            .thenAcceptAsync(work, executor)
            .exceptionally(Listening::log);
  }

  private static Void log(Throwable failure) {
    System.getLogger("org.ukms")
        .log(System.Logger.Level.ERROR, "this node does not begin", failure);
    return null;
  }
}
