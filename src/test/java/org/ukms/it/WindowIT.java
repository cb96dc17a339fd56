package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.disk.OwnerOnlyFile;

/**
 * For how long the two key files of a pair differ in a rotation, in both exchanges at the same
 * time, beside what the network and the disk take alone; and what a rotation costs. With more of
 * them, for figures: {@code mvn verify -Dtest=VerbTest -Dit.test=WindowIT -Dukms.window.psks=500}.
 */
@Tag("full")
class WindowIT {

  private static final int PSKS = Integer.getInteger("ukms.window.psks", 20);
  private static final int BARE = 10 * PSKS;
  private static final int TICKS_PER_SECOND = 100;

  /** Four missed rotations: a limit for what should not happen. */
  private static final Duration LIMIT = Duration.ofSeconds(30L + 4L * PSKS);

  @TempDir Path folder;

  /** What was measured of a pair. */
  private record Measured(String exchange, Spread windows, double cpuMillis) {}

  @Test
  void isAFractionOfTheSecondThatItTakesWithoutEvents() throws Exception {
    List<NodeFolder> confirmed = pair("auto");
    List<NodeFolder> classic = pair("classic");
    List<Node> nodes =
        Node.startAll(confirmed.get(0), confirmed.get(1), classic.get(0), classic.get(1));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Measured>> both =
          List.of(
              () -> measure("confirmed", nodes.subList(0, 2)),
              () -> measure("classic", nodes.subList(2, 4)));
      awaitEqual(nodes.subList(0, 2));
      awaitEqual(nodes.subList(2, 4));
      Spread http = bareRequests(confirmed.get(1));
      Spread disk = bareWrites(folder.resolve("bare"));
      for (Future<Measured> each : threads.invokeAll(both)) {
        Measured measured = each.get();
        System.out.printf(
            Locale.ROOT,
            "%s: files differ %s; %.1f ms of processor time of both nodes for each PSK%n",
            measured.exchange(),
            measured.windows(),
            measured.cpuMillis());
        assertThat(measured.windows().at(0.5)).isLessThan(Duration.ofMillis(200).toNanos());
      }
      System.out.printf("one request alone: %s%n", http);
      System.out.printf("one file written alone: %s%n", disk);
    } finally {
      threads.shutdownNow();
      nodes.forEach(Node::close);
    }
  }

  @Test
  void takesThreeMessagesARotation() throws IOException, InterruptedException {
    NodeFolder alice = new NodeFolder(folder, "alice");
    NodeFolder bob = new NodeFolder(folder, "bob");
    List<TcpProxy> ways = List.of(new TcpProxy(alice), new TcpProxy(bob));
    alice.peer("bob", ways.get(1).url(), alice.url());
    bob.peer("alice", ways.get(0).url(), bob.url());
    for (NodeFolder each : List.of(alice, bob)) {
      each.set("key_rotation_seconds", 1);
    }
    List<Node> nodes = Node.startAll(alice, bob);
    try (WindowWatch watch = new WindowWatch(KeyPair.of(alice, bob))) {
      awaitEqual(nodes);
      assertThat(watch.windows(1, LIMIT)).hasSize(1);
      int before = ways.get(1).requests().size();
      int back = ways.get(0).requests().size();
      int rotations = watch.windows(10, LIMIT).size();
      List<String> sent = ways.get(1).requests();
      sent = sent.subList(before, sent.size());
      System.out.printf(
          "%d requests to the follower and %d to the leader in %d rotations: %s%n",
          sent.size(), ways.get(0).requests().size() - back, rotations, Set.copyOf(sent));
      assertThat(sent).hasSizeBetween(3 * rotations - 2, 3 * rotations + 2);
      assertThat(ways.get(0).requests()).hasSize(back);
    } finally {
      nodes.forEach(Node::close);
      ways.forEach(TcpProxy::close);
    }
  }

  private List<NodeFolder> pair(String protocol) throws IOException {
    NodeFolder one = new NodeFolder(folder.resolve(protocol), "alice");
    NodeFolder other = new NodeFolder(folder.resolve(protocol), "bob");
    NodeFolder.link(one, other);
    for (NodeFolder each : List.of(one, other)) {
      each.set("key_rotation_seconds", 1);
      each.speak(protocol);
    }
    return List.of(one, other);
  }

  private static KeyPair files(List<Node> nodes) {
    return KeyPair.of(nodes.get(0).folder(), nodes.get(1).folder());
  }

  private static void awaitEqual(List<Node> nodes) {
    files(nodes).awaitEqual(Set.of(), Duration.ofMinutes(1));
  }

  private static Measured measure(String exchange, List<Node> nodes)
      throws IOException, InterruptedException {
    try (WindowWatch watch = new WindowWatch(files(nodes))) {
      long before = ticks(nodes);
      List<Long> windows = watch.windows(PSKS, LIMIT);
      double ticks = ticks(nodes) - before;
      return new Measured(
          exchange, Spread.ofNanos(windows), ticks * 1000 / TICKS_PER_SECOND / windows.size());
    }
  }

  /** A question without effects, over a connection that is kept. */
  private static Spread bareRequests(NodeFolder node) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI probe = URI.create(node.url() + "/api/v2/peer/hsn_alice");
    HttpRequest request = HttpRequest.newBuilder(probe).build();
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < BARE; i++) {
      long start = System.nanoTime();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
      nanos.add(System.nanoTime() - start);
    }
    return Spread.ofNanos(nanos.subList(PSKS, BARE));
  }

  /** As a node writes a key file: written, forced, moved, its folder forced. */
  private static Spread bareWrites(Path parent) throws IOException {
    OwnerOnlyFile file = new OwnerOnlyFile(Files.createDirectory(parent).resolve("bare.key"));
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < BARE; i++) {
      byte[] content = new byte[44];
      content[0] = (byte) i;
      long start = System.nanoTime();
      file.replace(content);
      nanos.add(System.nanoTime() - start);
    }
    return Spread.ofNanos(nanos.subList(PSKS, BARE));
  }

  /** The processor time of these so far, as Linux counts it. */
  private static long ticks(List<Node> nodes) throws IOException {
    long ticks = 0;
    for (Node node : nodes) {
      String stat = Files.readString(Path.of("/proc", Long.toString(node.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return ticks;
  }
}
