package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Two nodes with a bad network between them, on small disks. */
final class FaultyPair implements AutoCloseable {

  private static final int INTERVAL_SECONDS = 2;

  /** More than what a rotation sends in both directions. */
  private static final int BYTES_OF_A_ROTATION = 8000;

  /** One end of it. */
  static final class End {

    private final NodeFolder folder;
    private final NodeFolder other;
    private SmallDisk disk;
    private NodeProcess node;

    private End(NodeFolder folder, NodeFolder other) {
      this.folder = folder;
      this.other = other;
    }

    NodeProcess node() {
      return node;
    }

    SmallDisk disk() {
      return disk;
    }

    Path stateFile() {
      return folder.state().resolve("hsn_" + other.name() + ".state");
    }

    Path keyFile() {
      return folder.keyFile(other.name());
    }

    /** SIGKILL; nobody waits for the end. */
    void strike() {
      node.signal("KILL");
    }

    /** What it said in all of its lives. */
    List<String> log() throws IOException {
      try (Stream<Path> files = Files.list(folder.path())) {
        return files
            .filter(file -> file.getFileName().toString().startsWith("log-"))
            .flatMap(FaultyPair::lines)
            .sorted()
            .toList();
      }
    }
  }

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final TestKme kme = new TestKme();
  private final End leader;
  private final End follower;
  private final TcpProxy toLeader;
  private final TcpProxy toFollower;
  private final KeyFileReader reader;

  FaultyPair(Path parent) throws IOException, InterruptedException {
    NodeFolder alice = new NodeFolder(parent, "alice");
    NodeFolder bob = new NodeFolder(parent, "bob");
    toLeader = new TcpProxy(alice);
    toFollower = new TcpProxy(bob);
    alice.peer("bob", toFollower.url(), kme.url());
    bob.peer("alice", toLeader.url(), kme.url());
    leader = new End(alice, bob);
    follower = new End(bob, alice);
    reader = new KeyFileReader(files());
    try {
      for (End end : ends()) {
        end.folder.set("key_rotation_seconds", INTERVAL_SECONDS);
        end.disk = SmallDisk.of(end.folder);
        end.node = NodeProcess.start(end.folder);
      }
      awaitReady();
    } catch (IOException | InterruptedException | RuntimeException | AssertionError failure) {
      close();
      throw failure;
    }
  }

  End leader() {
    return leader;
  }

  End follower() {
    return follower;
  }

  List<End> ends() {
    return List.of(leader, follower);
  }

  List<TcpProxy> network() {
    return List.of(toLeader, toFollower);
  }

  KeyPair files() {
    return KeyPair.of(leader.folder, follower.folder);
  }

  KeyFileReader reader() {
    return reader;
  }

  /** Does it at a random time, or between two random bytes of an exchange, and waits until then. */
  void strike(Random random, Runnable blow) {
    CompletableFuture<Void> struck = new CompletableFuture<>();
    Runnable once =
        () -> {
          blow.run();
          struck.complete(null);
        };
    boolean amongBytes = random.nextBoolean();
    int bytes = random.nextInt(BYTES_OF_A_ROTATION);
    int millis = random.nextInt(INTERVAL_SECONDS * 1000);
    if (amongBytes) {
      toFollower.after(bytes, once);
    } else {
      var unused = timer.schedule(once, millis, TimeUnit.MILLISECONDS);
    }
    assertThat(struck.completeOnTimeout(null, 30, TimeUnit.SECONDS).join()).isNull();
  }

  /** Starts those again that were killed. */
  void restart() throws IOException, InterruptedException {
    for (End end : ends()) {
      if (!end.node.isAlive()) {
        end.node = NodeProcess.start(end.folder);
      }
    }
  }

  /** Waits until both say that they are ready. */
  void awaitReady() {
    ends().forEach(end -> end.node.awaitReady());
  }

  /** Waits until both have the same PSK, none of these. */
  String awaitEqual(Set<String> but, Duration limit) {
    return files().awaitEqual(but, limit);
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    timer.shutdownNow();
    for (End end : ends()) {
      if (end.node != null) {
        end.node.close();
      }
    }
    toLeader.close();
    toFollower.close();
    kme.close();
    for (End end : ends()) {
      if (end.disk != null) {
        end.disk.close();
      }
    }
  }
}
