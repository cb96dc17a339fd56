package org.ukms.etsi014;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ukms.etsi014.KmeException.Kind;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.rotation.VirtualTime;

/** A device whose next answers a test lays down; after the last it finds no key. */
final class ScriptedKme implements Kme {

  private final VirtualTime time;
  private final Instant start;
  private final Deque<CompletableFuture<QkdKey>> answers = new ArrayDeque<>();
  private final List<Duration> asked = new ArrayList<>();

  ScriptedKme(VirtualTime time) {
    this.time = time;
    this.start = time.instant();
  }

  /** When it was asked, since it was made. */
  List<Duration> asked() {
    return List.copyOf(asked);
  }

  void answers(QkdKey key) {
    answers.add(CompletableFuture.completedFuture(key));
  }

  void answers(CompletableFuture<QkdKey> later) {
    answers.add(later);
  }

  void fails(Kind kind) {
    answers.add(failed(kind, Optional.empty()));
  }

  void findsNothingAndAsksToWait(Duration retryAfter) {
    answers.add(failed(Kind.NOT_FOUND, Optional.of(retryAfter)));
  }

  @Override
  public CompletableFuture<QkdKey> getKey() {
    asked.add(Duration.between(start, time.instant()));
    return answers.isEmpty() ? failed(Kind.NOT_FOUND, Optional.empty()) : answers.remove();
  }

  @Override
  public CompletableFuture<QkdKey> getKey(KeyId id) {
    return getKey();
  }

  private CompletableFuture<QkdKey> failed(Kind kind, Optional<Duration> retryAfter) {
    // The number tells the last failure from the first.
    String message = "answer " + asked.size();
    return CompletableFuture.failedFuture(new KmeException(kind, message, retryAfter, null));
  }
}
