package org.ukms.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.name.PeerName;
import org.ukms.state.Pair;

/** One peer costs the others nothing. */
class HungPeerTest {

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @Test
  void aHundredPeersThatNeverAnswerDelayNoRotationWithTheOneThatDoes() throws IOException {
    VirtualPair pair = new VirtualPair(folder, 31);
    for (int i = 0; i < 100; i++) {
      PeerName hung = new PeerName("hung-" + i);
      pair.alice.connect(
          hung,
          delivery ->
              ClassicLink.of(
                  new Pair(pair.alice.name, hung),
                  verb -> new CompletableFuture<>(),
                  pair.kme(pair.alice, pair.bob),
                  pair.time,
                  delivery));
    }
    pair.start();
    pair.time.pass(Duration.ofMillis(100));
    assertThat(pair.equal()).isTrue();
    for (int i = 0; i < 5; i++) {
      String before = pair.bob.psk(pair.alice.peerName());
      pair.time.pass(VirtualPair.INTERVAL);
      assertThat(pair.equal()).isTrue();
      assertThat(pair.bob.psk(pair.alice.peerName())).isNotEqualTo(before);
    }
  }
}
