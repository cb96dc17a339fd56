package org.ukms.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ukms.tls.TestCa;
import org.ukms.tls.TestIdentity;

/** Connections over which nothing is said: 100 of each kind, 2,000 with {@code -Plong}. */
@Tag(Host.ANY)
@Tag("full")
class IdleConnectionsIT {

  private static final int CONNECTIONS = Boolean.getBoolean("ukms.long") ? 2000 : 100;

  /** They are idle for 30 s; a server looks after them now and then. */
  private static final Duration BOUND = Duration.ofSeconds(45);

  private static final int OPENERS = 64;
  private static final long AT_ONCE_MILLIS = 5000;
  private static final int MOST_KB_OF_ONE = 160;

  @TempDir Path folder;

  private final List<Socket> idle = new CopyOnWriteArrayList<>();

  private long longest;

  @AfterEach
  void closeThem() throws IOException {
    for (Socket socket : idle) {
      socket.close();
    }
  }

  @Test
  void areEndedByTheServerAndHoldUpNobody() throws Exception {
    assumeTrue(openFiles() > 3L * CONNECTIONS, "the limit of open files is too low");
    TestCa ca = TestCa.named("ca");
    SSLContext bob = ca.issue("sae_bob").dns("hsn_bob").make().context(ca);
    NodeFolder alice = NodeFolder.underTest(folder, "alice");
    alice.set("key_rotation_seconds", 600);
    TestIdentity own = ca.issue("sae_alice").dns("localhost").dns("hsn_alice").make();
    alice.tls(TlsFiles.write(alice.path(), own, ca));
    alice.peer("bob", "https://localhost:" + Ports.free(), alice.url());
    try (Node node = Node.startAll(alice).get(0)) {
      serve(node, bob);
      measure("in plain", node, bob, SocketFactory.getDefault(), alice.statusPort());
      measure("over TLS", node, bob, bob.getSocketFactory(), alice.port());
      long opened = System.nanoTime();
      await("the server has ended them")
          .atMost(BOUND)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                serve(node, bob);
                idle.removeIf(IdleConnectionsIT::isEnded);
                return idle.isEmpty();
              });
      System.out.printf(
          "%s: %d kB resident after the server ended them, %d ms after the last was opened; others"
              + " waited at most %d ms%n",
          alice.host(), residentKb(node), (System.nanoTime() - opened) / 1_000_000, longest);
      assertThat(longest).isLessThan(AT_ONCE_MILLIS);
      assertThat(node.log()).noneMatch(line -> line.contains("OutOfMemory"));
    }
  }

  private void measure(String how, Node node, SSLContext bob, SocketFactory sockets, int port)
      throws Exception {
    long before = residentKb(node);
    int others = idle.size();
    long start = System.nanoTime();
    open(sockets, port);
    long opened = System.nanoTime();
    serve(node, bob);
    long with = residentKb(node);
    List<Socket> open = List.copyOf(idle.subList(others, idle.size()));
    System.out.printf(
        "%s: %d idle connections %s, opened in %d ms, %d still open: %d kB resident before, %d with"
            + " them%n",
        node.folder().host(),
        CONNECTIONS,
        how,
        (opened - start) / 1_000_000,
        open.stream().filter(socket -> !isEnded(socket)).count(),
        before,
        with);
    assertThat(with - before).as("kB").isLessThan((long) MOST_KB_OF_ONE * CONNECTIONS + 100_000);
  }

  /** Many at a time, so that the first are not ended before the last are there. */
  private void open(SocketFactory sockets, int port) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(OPENERS);
    try {
      List<Callable<Boolean>> calls =
          Collections.nCopies(CONNECTIONS, () -> idle.add(opened(sockets, port)));
      for (Future<Boolean> each : threads.invokeAll(calls)) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Socket opened(SocketFactory sockets, int port) throws IOException {
    Socket socket = sockets.createSocket("localhost", port);
    if (socket instanceof SSLSocket secure) {
      secure.startHandshake();
    }
    socket.setSoTimeout(1);
    return socket;
  }

  private void serve(Node node, SSLContext bob) throws IOException {
    long start = System.nanoTime();
    assertThat(node.http().get("/api/admin/v1/health/live").status()).isEqualTo(200);
    assertThat(node.https(bob).get("/api/v2/peer/hsn_bob").status()).isEqualTo(200);
    longest = Math.max(longest, (System.nanoTime() - start) / 1_000_000);
  }

  private static boolean isEnded(Socket socket) {
    if (socket.isClosed()) {
      return true;
    }
    try {
      if (socket.getInputStream().read() >= 0) {
        return false;
      }
      socket.close();
      return true;
    } catch (SocketTimeoutException idle) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private static long residentKb(Node node) throws IOException {
    return number(Path.of("/proc", Long.toString(node.pid()), "status"), "VmRSS:");
  }

  private static long openFiles() throws IOException {
    return number(Path.of("/proc/self/limits"), "Max open files");
  }

  private static long number(Path file, String name) throws IOException {
    String line =
        Files.readAllLines(file).stream()
            .filter(each -> each.startsWith(name))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.substring(name.length()).strip().split(" ", -1)[0]);
  }
}
