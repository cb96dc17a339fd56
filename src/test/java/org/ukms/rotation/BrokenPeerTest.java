package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.etsi014.Kme;
import org.ukms.event.ChainEvent.Speaks;
import org.ukms.event.Event.RotationFailed;
import org.ukms.exchange.Verb;
import org.ukms.key.KeyId;
import org.ukms.key.QkdKey;
import org.ukms.name.PeerName;
import org.ukms.state.Pair;

/** A fault of our own in one call ends that call, and nothing else. */
class BrokenPeerTest {

  private static final PeerName BROKEN = new PeerName("broken");

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger fetched = new AtomicInteger();
  private VirtualPair pair;

  @BeforeEach
  void aNodeWithAPeerAndADeviceThatThrow() throws IOException {
    pair = new VirtualPair(folder, 41);
    Kme throwing =
        new Kme() {
          @Override
          public CompletableFuture<QkdKey> getKey() {
            fetched.incrementAndGet();
            throw new IllegalStateException("broken");
          }

          @Override
          public CompletableFuture<QkdKey> getKey(KeyId id) {
            throw new IllegalStateException("broken");
          }
        };
    pair.alice.connect(
        BROKEN,
        delivery ->
            ClassicLink.of(
                new Pair(pair.alice.name, BROKEN),
                verb -> {
                  asked.incrementAndGet();
                  throw new IllegalStateException("broken");
                },
                throwing,
                pair.time,
                delivery));
    pair.start();
  }

  @Test
  void anAttemptThatThrowsIsToldAndRepeated() {
    pair.time.pass(Duration.ofSeconds(30));
    assertThat(asked).hasValueBetween(3, 5);
    assertThat(pair.alice.events)
        .filteredOn(event -> event.peer().equals(BROKEN) && !(event instanceof Speaks))
        .hasOnlyElementsOfType(RotationFailed.class);
  }

  @Test
  void anAnswerThatThrowsIsAnEndAndTheNextQuestionIsAskedAnew() {
    CompletableFuture<KeyId> first = pair.alice.responder(BROKEN).answer(Verb.ROTATE);
    pair.time.pass(Duration.ofSeconds(2));
    CompletableFuture<KeyId> second = pair.alice.responder(BROKEN).answer(Verb.ROTATE);
    pair.time.pass(Duration.ofSeconds(2));
    assertThat(first).isCompletedExceptionally();
    assertThat(second).isCompletedExceptionally();
    assertThat(fetched).hasValue(2);
  }
}
