package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with more peers that accept and never answer than it has threads, and one that does. */
@Tag(Host.ANY)
@Tag("full")
class HungPeersIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int INTERVAL_SECONDS = 2;
  private static final int ROTATIONS = 8;

  /** Twice the threads of a node. */
  private static final int HUNG = 32;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "classic"})
  void theOthersRotateInTime(String protocol) throws IOException, InterruptedException {
    NodeFolder hub = NodeFolder.underTest(folder, "hub");
    NodeFolder good = new NodeFolder(folder, "good");
    NodeFolder.link(hub, good);
    hub.set("key_rotation_seconds", INTERVAL_SECONDS);
    hub.set("peer_timeout_seconds", LIMIT.toSeconds());
    good.set("key_rotation_seconds", INTERVAL_SECONDS);
    List<HostilePeer> hung = new ArrayList<>();
    try {
      for (int i = 0; i < HUNG; i++) {
        hung.add(new HostilePeer(HostilePeer::silent));
        hub.peer("hung" + i, hung.get(i).url(), hub.url());
      }
      hub.speak(protocol);
      good.speak(protocol);
      List<Node> nodes = Node.startAll(good, hub);
      try {
        await("all hang")
            .atMost(LIMIT)
            .until(() -> hung.stream().noneMatch(p -> p.requests() == 0));
        KeyPair.of(hub, good).awaitEqual(Set.of(), LIMIT);

        long most = Rhythm.longestPause(nodes.get(1), "hsn_good", ROTATIONS, LIMIT).toMillis();
        System.out.printf(
            "beside %d hung peers at most %d ms from one rotation to the next, expected %d s%n",
            HUNG, most, INTERVAL_SECONDS);
        assertThat(most).isLessThan(2 * INTERVAL_SECONDS * 1000L);
        if (protocol.equals("classic")) {
          assertThat(hung).as("they hang still").allMatch(peer -> peer.requests() == 1);
        } else {
          assertThat(hung).as("they hang again").allMatch(peer -> peer.requests() > 1);
        }
      } finally {
        nodes.forEach(Node::close);
      }
    } finally {
      for (HostilePeer peer : hung) {
        peer.close();
      }
    }
  }
}
