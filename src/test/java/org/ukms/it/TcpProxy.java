package org.ukms.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network on the way to one node: it notes the requests, and can be made a bad one. */
final class TcpProxy implements AutoCloseable {

  private static final Pattern REQUEST = Pattern.compile("((?:GET|POST) /\\S*) HTTP/1\\.1\r$");

  private final int port = Ports.free();
  private final NodeFolder to;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  private volatile ServerSocket server;
  private volatile boolean swallowing;
  private volatile Duration delay = Duration.ZERO;

  private long bytesLeft;
  private Optional<Runnable> then = Optional.empty();

  TcpProxy(NodeFolder to) throws IOException {
    this.to = to;
    accept();
  }

  String url() {
    return to.url().replace(":" + to.port(), ":" + port);
  }

  /** Each request that was sent, as {@code GET /path}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Does this once, between two bytes: when so many more have passed in either direction. */
  synchronized void after(long bytes, Runnable work) {
    bytesLeft = bytes;
    then = Optional.of(work);
  }

  /** Resets all connections. */
  void cut() {
    for (Socket socket : List.copyOf(open)) {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException closedMeanwhile) {
        open.remove(socket);
      }
      close(socket);
    }
  }

  /** Resets all connections and lets nobody connect, until {@link #accept}. */
  void refuse() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cut();
  }

  /** Lets connect again. */
  void accept() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server = socket;
    threads.execute(() -> accept(socket));
  }

  /** Takes all bytes and passes none on; connections that lost some stay mute for ever. */
  void swallow(boolean all) {
    swallowing = all;
  }

  /** Holds each piece for this time. */
  void delay(Duration each) {
    delay = each;
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
        Socket node = new Socket();
        open.add(client);
        open.add(node);
        threads.execute(() -> connect(client, node));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client, Socket node) {
    try {
      node.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to.port()));
      client.setTcpNoDelay(true);
      node.setTcpNoDelay(true);
    } catch (IOException refused) {
      close(client, node);
      return;
    }
    AtomicBoolean mute = new AtomicBoolean();
    StringBuilder line = new StringBuilder();
    threads.execute(() -> pass(client, node, mute, chunk -> note(line, chunk)));
    pass(node, client, mute, chunk -> {});
  }

  @FunctionalInterface
  private interface Notes {
    void take(String chunk);
  }

  private void pass(Socket from, Socket into, AtomicBoolean mute, Notes notes) {
    try {
      byte[] buffer = new byte[8192];
      int length;
      while ((length = from.getInputStream().read(buffer)) >= 0) {
        LockSupport.parkNanos(delay.toNanos());
        if (swallowing) {
          mute.set(true);
        }
        if (!mute.get()) {
          notes.take(new String(buffer, 0, length, ISO_8859_1));
          write(into.getOutputStream(), buffer, length);
        }
      }
    } catch (IOException cut) {
      // The other half ends with it.
      mute.set(false);
    }
    if (!mute.get()) {
      close(from, into);
    }
  }

  private void write(OutputStream out, byte[] buffer, int length) throws IOException {
    Optional<Runnable> due = Optional.empty();
    int before = length;
    synchronized (this) {
      if (then.isPresent() && bytesLeft < length) {
        before = (int) bytesLeft;
        due = then;
        then = Optional.empty();
      }
      bytesLeft -= before;
    }
    out.write(buffer, 0, before);
    if (due.isPresent()) {
      due.get().run();
      out.write(buffer, before, length - before);
    }
  }

  private void note(StringBuilder line, String chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      char next = chunk.charAt(i);
      if (next != '\n') {
        line.append(next);
        continue;
      }
      Matcher request = REQUEST.matcher(line);
      if (request.find()) {
        requests.add(request.group(1));
      }
      line.setLength(0);
    }
  }

  private void close(Socket... sockets) {
    for (Socket socket : sockets) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException closedMeanwhile) {
        open.remove(socket);
      }
    }
  }

  @Override
  public void close() {
    refuse();
    threads.shutdownNow();
  }
}
