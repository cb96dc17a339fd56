package org.ukms.rotation.confirmed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.value.Token;

/** Who waits for the outcome of an attempt: the leader, and its repeats. */
final class Waiting {

  private static final int MOST = 100;

  private final Map<Token, List<CompletableFuture<Answer>>> callers = new HashMap<>();

  /** Lets one wait, if there is room. */
  synchronized boolean add(Token attempt, CompletableFuture<Answer> caller) {
    List<CompletableFuture<Answer>> same =
        callers.computeIfAbsent(attempt, unused -> new ArrayList<>());
    return same.size() < MOST && same.add(caller);
  }

  /** Takes those out who wait for this attempt, and tells them when it is run. */
  synchronized Runnable conclude(Token attempt, Answer answer) {
    List<CompletableFuture<Answer>> those = callers.remove(attempt);
    return those == null ? () -> {} : () -> those.forEach(caller -> caller.complete(answer));
  }

  /** Tells all of them, by the threads of the executor. */
  synchronized void concludeAll(Answer answer, Executor executor) {
    callers.values().stream()
        .flatMap(List::stream)
        .forEach(caller -> caller.completeAsync(() -> answer, executor));
    callers.clear();
  }
}
