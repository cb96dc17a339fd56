package org.ukms.rotation.confirmed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ukms.exchange.confirmed.Answer;
import org.ukms.exchange.confirmed.value.Token;

class WaitingTest {

  private static final Token ATTEMPT = Token.of(new Random(5));

  private final Waiting waiting = new Waiting();
  private final List<Runnable> tasks = new ArrayList<>();

  @Test
  void whoeverWaitsIsToldByAThreadOfTheExecutor() {
    CompletableFuture<Answer> caller = new CompletableFuture<>();
    waiting.add(ATTEMPT, caller);
    waiting.concludeAll(new Answer.Busy(), tasks::add);
    assertThat(caller).isNotDone();
    tasks.forEach(Runnable::run);
    assertThat(caller).isCompletedWithValue(new Answer.Busy());
  }

  @Test
  void whoeverWaitsIsToldOnce() {
    waiting.add(ATTEMPT, new CompletableFuture<>());
    waiting.concludeAll(new Answer.Busy(), tasks::add);
    waiting.concludeAll(new Answer.Busy(), tasks::add);
    assertThat(tasks).hasSize(1);
  }
}
